const SENTENCES: Readonly<Record<string, string>> = {
  gone: 'Het bericht van de inwoner is verwijderd.',
  account_revoked: 'De koppeling met het account is verbroken.',
  account_suspect: 'Het netwerk weigerde het account. We controleren de koppeling en proberen het opnieuw.',
  unreachable: 'Het netwerk is niet bereikbaar.',
  rate_limited: 'Het netwerk vraagt ons te wachten.',
  quota_exhausted: 'De ruimte bij het netwerk is op.',
  not_arrived: 'Het antwoord is niet aangekomen.',
  listening: 'De luistermaand begon voor het wegging. Versturen staat uit.',
  stopped: 'Een berichtenstop hield het tegen voor het wegging.',
  recalled: 'De bron riep dit antwoord terug voor het wegging.',
  settled_not_sent: 'Een collega zag dat het antwoord niet is geplaatst.',
  too_long: 'Het antwoord is te lang voor dit netwerk.',
  empty: 'Het antwoord is leeg.',
  forbidden: 'Het netwerk staat dit antwoord niet toe.',
  invalid: 'Het netwerk begreep het antwoord niet.',
  duplicate: 'Hetzelfde antwoord staat er al.',
  visibility_widened: 'Een besloten bericht krijgt geen openbaar antwoord.',
  not_addressed: 'Op dit bericht mag het account niet antwoorden.',
  unsupported: 'Dit netwerk laat antwoorden niet toe.',
  thread_stopped: 'Een eerder deel van dit antwoord ging niet uit. Daarom is dit deel niet verzonden.',
  file_gone: 'Een bijlage is niet meer te vinden.',
  picture_refused: 'Het netwerk weigerde een bijlage.',
  configuration: 'De koppeling met het netwerk is niet goed ingesteld.',
};

/** Says in Dutch why a reply did not go out, or not yet; an unknown code gives the neutral sentence. */
export function refusalSentence(code: string | null): string | null {
  return code === null ? null : (SENTENCES[code] ?? 'Het netwerk weigerde het antwoord.');
}
