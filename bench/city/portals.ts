/** The city of the bench: so many portals of one make, all of which link the same outside addresses. */
export const CITY = { portals: 58, outside: 20 };

export const portalHost = (index: number): string => `www.p${index}.city.test`;
export const portalHosts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => portalHost(index));
export const OUTSIDE_HOST = 'outside.test';
