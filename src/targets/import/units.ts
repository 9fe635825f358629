import { type Said, registryWording as say } from '../../wording/registry.ts';
import { nearest } from '../files/index.ts';
import type { Unit } from '../types.ts';

/** Finds a unit by id, name or alias, with or without the city's name before it. */
export type FindUnit = (text: string) => { id: string; said: Said | null };

/** With no units at hand every text is taken as it is. */
export function unitFinder(units: readonly Unit[]): FindUnit {
  const city = units.find((unit) => unit.kind === 'city')?.name ?? '';
  const byName = new Map<string, Set<string>>();
  const add = (name: string, id: string): void => {
    byName.set(name, (byName.get(name) ?? new Set()).add(id));
  };
  for (const unit of units) {
    add(unit.id, unit.id);
    for (const name of [unit.name, ...unit.aliases]) {
      add(name, unit.id);
      if (city && unit.kind !== 'city' && !name.startsWith(city))
        add(city + name.replace(/^市/, ''), unit.id);
    }
  }
  return (text) => {
    if (units.length === 0 || text === '') return { id: text, said: null };
    const [id, ...others] = byName.get(text.replace(/\s+/g, '')) ?? [];
    if (id === undefined) return { id: text, said: say.unknownUnitName(text, nearest(text, byName.keys())) };
    return { id, said: others.length > 0 ? say.ambiguousUnit(text) : null };
  };
}
