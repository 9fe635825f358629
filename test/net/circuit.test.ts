import { expect, it } from 'vitest';
import { openCircuit } from '../../src/net/circuit.ts';

const open = (failures: number) => {
  const circuit = openCircuit({ opensAfter: 3, restMs: 1000 });
  for (let turn = 0; turn < failures; turn += 1) circuit.failed('refused', 0);
  return circuit;
};

it('stays closed below the threshold and closes with any answer', () => {
  const circuit = open(2);
  expect(circuit.refuses(0)).toBeNull();
  circuit.answered();
  circuit.failed('refused', 0);
  circuit.failed('refused', 0);
  expect([circuit.refuses(0), circuit.isOpen()]).toEqual([null, false]);
});

it('answers with the last state while it is open', () => {
  const circuit = open(2);
  circuit.failed('timeout', 0);
  expect([circuit.refuses(0), circuit.refuses(999)]).toEqual(['timeout', 'timeout']);
});

it('lets one trial through after the rest; its failure opens it again', () => {
  const circuit = open(3);
  expect([circuit.refuses(1000), circuit.refuses(1000)]).toEqual([null, 'refused']);
  circuit.failed('reset', 1500);
  expect([circuit.refuses(2499), circuit.refuses(2500)]).toEqual(['reset', null]);
  circuit.answered();
  expect([circuit.refuses(2501), circuit.refuses(2501), circuit.isOpen()]).toEqual([null, null, false]);
});

it('gives the trial to the next one when it was interrupted', () => {
  const circuit = open(3);
  expect(circuit.refuses(1000)).toBeNull();
  circuit.undecided();
  expect(circuit.refuses(1000)).toBeNull();
});
