// What Enter does: sends once, waits for a price, asks twice for a dear one.

import assert from 'node:assert/strict';
import { CONFIRM_AFTER, QuestionGate, type PriceState } from '../../../media/chat/questionGate.ts';
import { pack } from '../protocol/examples.ts';

const cheap: PriceState = { kind: 'known', estimate: { pack, price: { expected: 0.01 }, needsConfirmation: false } };
const dear: PriceState = { kind: 'known', estimate: { pack, price: { expected: 0.38 }, needsConfirmation: true } };
const ask = (question: string, confirmed: boolean) => ({ kind: 'ask', question, confirmed });

function gateWith(price: PriceState): QuestionGate {
  const gate = new QuestionGate();
  gate.change('Why?');
  gate.price = price;
  return gate;
}

describe('QuestionGate', () => {
  it('sends a question whose price is known and low', () => {
    assert.deepEqual(gateWith(cheap).press('Why?', 0), ask('Why?', false));
  });

  it('sends a question whose price cannot be known', () => {
    assert.deepEqual(gateWith({ kind: 'problem', message: 'x' }).press('Why?', 0), ask('Why?', false));
  });

  it('does nothing for blank text', () => {
    assert.deepEqual(gateWith(cheap).press(' \n', 0), { kind: 'nothing' });
  });

  it('sends once however often Enter is pressed, until the host has taken the question', () => {
    const gate = gateWith(cheap);
    gate.press('Why?', 0);
    const second = gate.press('Why?', 5_000);
    gate.settle();
    assert.deepEqual([second, gate.press('Why?', 5_001)], [{ kind: 'nothing' }, ask('Why?', false)]);
  });

  it('queues while the price is unknown and may go when it is there', () => {
    const gate = gateWith({ kind: 'pending' });
    const pressed = gate.press('Why?', 0);
    const before = gate.canRelease();
    gate.price = cheap;
    assert.deepEqual([pressed, before, gate.canRelease()], [{ kind: 'queued' }, false, true]);
  });

  it('queues behind an answer that is under way', () => {
    const gate = gateWith(cheap);
    gate.isRunning = true;
    const pressed = gate.press('Why?', 0);
    const before = gate.canRelease();
    gate.isRunning = false;
    assert.deepEqual([pressed, before, gate.canRelease()], [{ kind: 'queued' }, false, true]);
  });

  it('asks for a second Enter above the price that needs one', () => {
    const gate = gateWith(dear);
    const first = gate.press('Why?', 1_000);
    const tooSoon = gate.press('Why?', 1_000 + CONFIRM_AFTER - 1);
    const second = gate.press('Why?', 1_000 + CONFIRM_AFTER);
    assert.deepEqual([first, tooSoon, second], [{ kind: 'confirm' }, { kind: 'nothing' }, ask('Why?', true)]);
  });

  it('forgets the first Enter when the text changes', () => {
    const gate = gateWith(dear);
    gate.press('Why?', 0);
    gate.change('Why not?');
    gate.price = dear;
    assert.deepEqual(gate.press('Why not?', 5_000), { kind: 'confirm' });
  });

  it('confirms the question that the host holds, whatever stands in the composer', () => {
    const gate = gateWith(cheap);
    gate.isRunning = true;
    gate.requestConfirmation({ expected: 0.38 }, 'Why?', 0);
    gate.change('and more');
    assert.deepEqual(gate.press('and more', CONFIRM_AFTER), ask('Why?', true));
  });

  it('knows no price for no text', () => {
    const gate = gateWith(cheap);
    gate.change('  ');
    assert.deepEqual(gate.price, { kind: 'none' });
  });

  it('takes back an Enter that waits when the text changes', () => {
    const gate = gateWith({ kind: 'pending' });
    gate.press('Why?', 0);
    gate.change('Why not?');
    assert.equal(gate.isQueued, false);
  });
});
