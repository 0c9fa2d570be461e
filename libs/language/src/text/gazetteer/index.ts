import { Gazetteer, type Place } from '../places.js';
import municipalityRows from './municipalities.json' with { type: 'json' };
import placeRows from './places.json' with { type: 'json' };

export interface Municipality {
  readonly gm: string;
  readonly name: string;
  readonly province: string;
}

/** The municipalities of the Netherlands (342, as of 2023) by gm code. */
export const municipalities: ReadonlyMap<string, Municipality> = new Map(municipalityRows.map((row) => [row.gm, row]));

/** The names of municipalities and settlements, one row per name. */
export const dutchPlaces = placeRows as readonly Place[];

let gazetteer: Gazetteer | undefined;

/** Gives the gazetteer of the Netherlands; built once, at the first call. */
export function dutchGazetteer(): Gazetteer {
  return (gazetteer ??= new Gazetteer(dutchPlaces));
}
