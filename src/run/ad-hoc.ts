import type { Portal, Unit } from '../targets/index.ts';
import type { World } from './world.ts';

/** An address that no registry holds, taken as the portal of a county of its own under the policies of `home`. */
export function adHocTarget(home: World, url: URL): { world: World; portal: Portal } {
  const name = url.hostname;
  const unit: Unit = {
    id: name,
    name,
    kind: 'county',
    code: null,
    formerCodes: [],
    aliases: [],
    functionsAbsent: [],
    note: '',
  };
  const portal: Portal = {
    kind: 'portal',
    id: name,
    unit: name,
    name,
    url: url.href,
    state: 'active',
    since: null,
    until: null,
    reason: '',
    siteCode: null,
    hosts: [],
  };
  const { registry } = home;
  return { world: { ...home, registry: { ...registry, units: [...registry.units, unit] } }, portal };
}
