import { fold } from '@samenspraak/language/text';
import { dutchPlaces } from '@samenspraak/language/text/gazetteer';

/** Accounts of organisations that every municipality meets; no person stands behind them. */
const KNOWN = new Set(
  `politie brandweer knmi rijkswaterstaat rws_verkeersinfo rijksoverheid ns_online ns prorail anwb liander stedin enexis tennet
   vitens pwn rivm ggdzw ggd_zaanstreek vrzw zaanstreekwaterland hhnk connexxion ebs_ov postnl kpn ziggo woningnet nlalert`.split(
    /\s+/u,
  ),
);
const PLACES = new Set(dutchPlaces.map(({ name }) => plain(name)));
const BODY =
  /^(?:gemeente|gem|stad|politie|brandweer|veiligheidsregio|vr|ggd|waterschap|provincie|bibliotheek|omgevingsdienst|webcare)_?/u;

function plain(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a handle without its host says that an organisation has it: "politie", "gemeente_wormerland", "wormerland". */
export function isOrganisationHandle(handle: string): boolean {
  const folded = fold(handle);
  if (KNOWN.has(folded) || PLACES.has(plain(folded))) return true;
  const place = folded.replace(BODY, '');
  return place !== folded && PLACES.has(plain(place));
}
