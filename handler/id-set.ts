import { createHash } from 'node:crypto';

/** 32-bit words of a key: 16 bytes. */
const WORDS = 4;

/** Keys of one portion: portions are added, and never copied. */
const PORTION_BITS = 12;
const PORTION = 1 << PORTION_BITS;

const FIRST_SLOTS = 1 << 10;

/** Slots that may be taken before there are twice as many, in eighths. */
const MOST_TAKEN_EIGHTHS = 6;

// What kind of ID a key stands for: keys of two kinds are never equal.
const DIGITS = 1;
const HASH = 2;

/**
 * Remembers which media IDs came before, by 16 bytes each rather than by the IDs.
 *
 * 32 lower-case hexadecimal digits, which is what all known media IDs are, are kept exactly; of any other ID the first 128
 * bits of its SHA-256. With the table that finds them, a million take 25 MB.
 */
export class IdSet {
  private readonly keys: Uint32Array[] = [];
  private readonly kinds: Uint8Array[] = [];
  // By open addressing, the number of a key, counted from 1.
  private slots = new Uint32Array(FIRST_SLOTS);
  private count = 0;

  // The key that was read last.
  private kind = 0;
  private first = 0;
  private second = 0;
  private third = 0;
  private fourth = 0;

  /** How many IDs are remembered. */
  get size(): number {
    return this.count;
  }

  /** Remembers an ID; answers whether it is new. */
  add(id: string): boolean {
    this.read(id);
    const slot = this.find();
    if (this.slots[slot] !== 0) {
      return false;
    }
    this.append();
    this.slots[slot] = this.count;
    if (this.count * 8 > this.slots.length * MOST_TAKEN_EIGHTHS) {
      this.grow();
    }
    return true;
  }

  /** Whether an ID is remembered. */
  has(id: string): boolean {
    this.read(id);
    return this.slots[this.find()] !== 0;
  }

  /** Makes the key of an ID. */
  private read(id: string): void {
    if (id.length === 8 * WORDS && /^[0-9a-f]+$/.test(id)) {
      this.kind = DIGITS;
      this.first = eightDigits(id, 0);
      this.second = eightDigits(id, 8);
      this.third = eightDigits(id, 16);
      this.fourth = eightDigits(id, 24);
      return;
    }
    const hash = createHash('sha256').update(id).digest();
    this.kind = HASH;
    this.first = hash.readUInt32BE(0);
    this.second = hash.readUInt32BE(4);
    this.third = hash.readUInt32BE(8);
    this.fourth = hash.readUInt32BE(12);
  }

  /** The slot of the key, or the empty one in which it belongs. */
  private find(): number {
    const { slots } = this;
    const last = slots.length - 1;
    let slot = spread(this.first, this.second, this.third, this.fourth) & last;
    while (slots[slot] !== 0 && !this.isKey(slots[slot] - 1)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private isKey(number: number): boolean {
    const keys = this.keys[number >>> PORTION_BITS];
    const within = number & (PORTION - 1);
    const at = within * WORDS;
    return (
      keys[at] === this.first &&
      keys[at + 1] === this.second &&
      keys[at + 2] === this.third &&
      keys[at + 3] === this.fourth &&
      this.kinds[number >>> PORTION_BITS][within] === this.kind
    );
  }

  private append(): void {
    const portion = this.count >>> PORTION_BITS;
    const within = this.count & (PORTION - 1);
    if (within === 0) {
      this.keys.push(new Uint32Array(PORTION * WORDS));
      this.kinds.push(new Uint8Array(PORTION));
    }
    const keys = this.keys[portion];
    const at = within * WORDS;
    keys[at] = this.first;
    keys[at + 1] = this.second;
    keys[at + 2] = this.third;
    keys[at + 3] = this.fourth;
    this.kinds[portion][within] = this.kind;
    this.count++;
  }

  private grow(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const last = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      const keys = this.keys[number >>> PORTION_BITS];
      const at = (number & (PORTION - 1)) * WORDS;
      let slot = spread(keys[at], keys[at + 1], keys[at + 2], keys[at + 3]) & last;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & last;
      }
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

function eightDigits(id: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const code = id.charCodeAt(at);
    value = (value << 4) | (code <= 57 ? code - 48 : code - 87);
  }
  return value >>> 0;
}

/** Spreads keys over the slots, those that count upwards too. */
function spread(first: number, second: number, third: number, fourth: number): number {
  const hash = step(step(step(step(first) ^ second) ^ third) ^ fourth);
  return hash ^ (hash >>> 13);
}

function step(word: number): number {
  return Math.imul(word ^ (word >>> 16), 0x85ebca6b);
}
