/** Tenants and people of the demo, for looking at screens only. */
const tenant = (n, code, name, kind = 'MUNICIPALITY') => ({
  id: `00000000-0000-7000-9000-0000000000${String(n).padStart(2, '0')}`,
  code,
  name,
  kind,
  theme: name.toLowerCase(),
});

export const tenants = {
  WOR: tenant(1, 'WOR', 'Wormerland'),
  OOS: tenant(2, 'OOS', 'Oostzaan'),
  ZAA: tenant(3, 'ZAA', 'Zaanstad'),
  PUR: tenant(4, 'PUR', 'Purmerend'),
  WAT: tenant(5, 'WAT', 'Waterland'),
  EDV: tenant(6, 'EDV', 'Edam-Volendam'),
  LAN: tenant(7, 'LAN', 'Landsmeer'),
  VRZ: tenant(8, 'VRZ', 'Veiligheidsregio Zaanstreek-Waterland', 'SAFETY_REGION'),
  OVG: tenant(9, 'OVG', 'OVER-gemeenten', 'SERVICE_ORGANISATION'),
};

const person = (n, name, initials, codes, roles) => ({
  id: `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`,
  name,
  memberships: codes.map((code) => ({ tenant: tenants[code], roles, initials, displayName: name })),
});

export const people = {
  rianne: person(1, 'Rianne Visser', 'RV', ['WOR', 'OOS'], ['AGENT']),
  sanne: person(2, 'Sanne Bakker', 'SB', ['WOR', 'OOS'], ['AGENT', 'COORDINATOR']),
  lotte: person(3, 'Lotte Kuiper', 'LK', ['ZAA'], ['AGENT']),
  daan: person(4, 'Daan Mulder', 'DM', ['PUR'], ['AGENT', 'TENANT_ADMIN']),
  mehmet: person(8, 'Mehmet Yilmaz', 'MY', ['VRZ'], ['LICENCE_HOLDER', 'TRIAGE', 'ANALYST']),
  fatima: person(10, 'Fatima Aydin', 'FA', ['WOR', 'OOS'], ['PRIVACY_OFFICER']),
  eva: person(9, 'Eva Jansen', 'EJ', ['WOR', 'OOS'], ['BOARD']),
};

export const tenantById = (id) => Object.values(tenants).find((one) => one.id === id);
