import { Gazetteer, type Place } from '../places.js';
import firstNameRows from './first-names.json' with { type: 'json' };
import municipalityRows from './municipalities.json' with { type: 'json' };
import placeRows from './places.json' with { type: 'json' };
import postcodeRows from './postcodes.json' with { type: 'json' };
import regionRows from './regions.json' with { type: 'json' };

export interface Municipality {
  readonly gm: string;
  readonly name: string;
  readonly province: string;
  /** The code of its safety region: municipalities of one region are neighbours. */
  readonly region: string;
}

/** The municipalities of the Netherlands (342, as of 2023) by gm code. */
export const municipalities: ReadonlyMap<string, Municipality> = new Map(municipalityRows.map((row) => [row.gm, row]));

/** The names of municipalities and settlements, one row per name. */
export const dutchPlaces = placeRows as readonly Place[];

/** Waters, polders and regions that several municipalities share. */
export const dutchRegions = regionRows as readonly Place[];

/** First names as people in the Netherlands have them. */
export const dutchFirstNames: readonly string[] = firstNameRows;

let gazetteer: Gazetteer | undefined;

/** Gives the gazetteer of the Netherlands; built once, at the first call. */
export function dutchGazetteer(): Gazetteer {
  return (gazetteer ??= new Gazetteer([...dutchPlaces, ...dutchRegions], firstNameRows));
}

let postcodes: Map<number, string> | undefined;

/** The municipality that most of a postcode area of four digits lies in. */
export function municipalityOfPostcode(digits: number): string | undefined {
  postcodes ??= new Map(postcodeRows.flatMap(({ gm, postcodes: areas }) => areas.split(' ').flatMap(areasOf(gm))));
  return postcodes.get(digits);
}

const areasOf =
  (gm: string) =>
  (area: string): [number, string][] => {
    const [from, to = from] = area.split('-').map(Number) as [number, number?];
    return Array.from({ length: to - from + 1 }, (_, index) => [from + index, gm]);
  };
