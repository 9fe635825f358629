import { AVAILABILITY_RULES, type AvailabilityRules } from '../judge/index.ts';
import type { Indicator } from '../policies/index.ts';
import type { World } from './world.ts';

/** The indicator of availability in force; absent when no policy of the city has one. */
export const availabilityIndicator = ({ policies }: Pick<World, 'policies'>): Indicator | undefined =>
  policies.flatMap(({ indicators }) => indicators).find(({ check }) => check === 'home-availability');

/** The numbers availability is held against: the policy's own, checked when it was read. */
export const availabilityRules = (world: Pick<World, 'policies'>): AvailabilityRules => ({
  ...AVAILABILITY_RULES,
  ...availabilityIndicator(world)?.params,
});
