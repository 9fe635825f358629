import { assemble, type FactRecord } from '../facts/index.ts';
import { type Assessment, assess } from '../judge/index.ts';
import { type CheckDocument, toCheckDocument } from '../report/index.ts';
import type { Portal, Unit } from '../targets/index.ts';
import { maintenanceOf } from './maintenance.ts';
import type { World } from './world.ts';

/** Judges the facts of one portal under the policies of `world`. Pure: the same facts can be judged again. */
export function judgeTarget(
  world: World,
  portal: Portal,
  records: Iterable<FactRecord>,
  runId: string,
  now: number,
): CheckDocument {
  const facts = assemble(records);
  const { registry, policies } = world;
  const unit = unitOf(world, portal);
  return toCheckDocument({
    target: portal,
    unit,
    run: { id: runId, startedAt: facts.startedAt, finishedAt: facts.finishedAt, seed: facts.seed },
    policies: policies.map(({ id, version, hash }) => ({ id, version, hash })),
    facts,
    assessments: assess(facts, policies, {
      ...registry,
      portal,
      unit,
      now,
      probes: world.probes?.get(portal.id) ?? [],
      maintenance: maintenanceOf(registry.city, portal.id),
    }).map((assessment) => underReview(assessment, world.review)),
  });
}

/** The registry was validated, so every portal has its unit. */
function unitOf({ registry }: World, portal: Portal): Unit {
  const unit = registry.units.find(({ id }) => id === portal.unit);
  if (!unit) throw new Error(`portal ${portal.id} names an unknown unit ${portal.unit}`);
  return unit;
}

/** A finding of an indicator that people found wrong too often waits for a person (precision ledger). */
export function underReview(assessment: Assessment, review: ReadonlySet<string> = new Set()): Assessment {
  const { indicator, verdict } = assessment;
  if (verdict.verdict !== 'fail' || !review.has(indicator.id)) return assessment;
  return { ...assessment, verdict: { ...verdict, verdict: 'undetermined', reason: 'needs_human_judgement' } };
}
