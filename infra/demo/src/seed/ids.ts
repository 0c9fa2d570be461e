import { namedId } from '../content/named-id.js';

export const PARTNERSHIP_ID = namedId('partnership Zaanstreek-Waterland');
export const LICENCE_ID = namedId('licence Zaanstreek-Waterland');

export const tenantId = (code: string): string => namedId(`tenant ${code}`);
export const membershipId = (code: string, username: string): string => namedId(`membership ${code} ${username}`);
export const accountId = (code: string): string => namedId(`channel account ${code}`);
export const connectionId = (code: string): string => namedId(`connection ${code}`);
export const templateId = (key: string): string => namedId(`template ${key}`);
export const itemId = (key: string): string => namedId(`library item ${key}`);
