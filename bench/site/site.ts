import type { Origins } from './shapes.ts';

export { planSite } from './plan.ts';
export type { SitePlan, Truth } from './shapes.ts';

/** Hosts of the bench: loopback addresses, which every contestant reaches without any name. */
export const originsAt = (port: number): Origins => ({
  main: `http://127.0.0.1:${port}`,
  friend: `http://127.0.0.2:${port + 1}`,
  refusedPort: port + 9,
});
