/** In what Keycloak and our own sign-in differ, and why that is right. A line that no longer holds is red. */
export const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'identity token': {
    'at_hash: Keycloak string, ours has none':
      'optional in the code flow; the web checks no identity token, it only hands it back',
    'jti: Keycloak string, ours has none': 'the web uses an identity token once, as a hint when signing out',
  },
  'way back from the sign-in page': {
    'session_state: Keycloak string, ours has none': 'for watching a session in a frame, which the web does not do',
  },
  'key for signing': {
    'x5c: Keycloak list of string, ours has none': 'a certificate around the same key, which the api does not read',
    'x5t#S256: Keycloak string, ours has none': 'the mark of that certificate',
    'x5t: Keycloak string, ours has none': 'the mark of that certificate',
  },
};
