import { createHash } from 'node:crypto';

/** 32-bit words of a key: 16 bytes. */
const WORDS = 4;

const FIRST_SLOTS = 1 << 10;

/** Slots that may be taken before there are twice as many, in eighths. */
const MOST_TAKEN_EIGHTHS = 6;

// What a slot holds; a key of one kind never equals one of the other.
const EMPTY = 0;
const DIGITS = 1;
const HASH = 2;

/**
 * Remembers which media IDs came before, by 16 bytes each rather than by the IDs.
 *
 * 32 lower-case hexadecimal digits, which is what all known media IDs are, are kept exactly; of any other ID the first 128
 * bits of its SHA-256. A million take at most 36 MB, and half as much again for the moment in which the table grows.
 */
export class IdSet {
  private slots = FIRST_SLOTS;
  private kinds = new Uint8Array(FIRST_SLOTS);
  private keys = new Uint32Array(FIRST_SLOTS * WORDS);
  private taken = 0;
  private readonly key = new Uint32Array(WORDS);

  /** How many IDs are remembered. */
  get size(): number {
    return this.taken;
  }

  /** Remembers an ID; answers whether it is new. */
  add(id: string): boolean {
    const kind = this.read(id);
    const slot = this.find(kind);
    if (this.kinds[slot] !== EMPTY) {
      return false;
    }
    this.put(slot, kind);
    this.taken++;
    if (this.taken * 8 > this.slots * MOST_TAKEN_EIGHTHS) {
      this.grow();
    }
    return true;
  }

  /** Whether an ID is remembered. */
  has(id: string): boolean {
    return this.kinds[this.find(this.read(id))] !== EMPTY;
  }

  /** Makes the key of an ID; answers its kind. */
  private read(id: string): number {
    if (id.length === 8 * WORDS && this.readDigits(id)) {
      return DIGITS;
    }
    const hash = createHash('sha256').update(id).digest();
    for (let word = 0; word < WORDS; word++) {
      this.key[word] = hash.readUInt32BE(word * 4);
    }
    return HASH;
  }

  private readDigits(id: string): boolean {
    for (let word = 0, at = 0; word < WORDS; word++) {
      let value = 0;
      for (const end = at + 8; at < end; at++) {
        const code = id.charCodeAt(at);
        const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1;
        if (digit < 0) {
          return false;
        }
        value = (value << 4) | digit;
      }
      this.key[word] = value;
    }
    return true;
  }

  /** The slot of the key, or the empty one in which it belongs. */
  private find(kind: number): number {
    const { key, keys, kinds, slots } = this;
    const first = key[0];
    const second = key[1];
    const third = key[2];
    const fourth = key[3];
    let slot = mixed(first, second, third, fourth) & (slots - 1);
    while (kinds[slot] !== EMPTY) {
      const at = slot * WORDS;
      if (kinds[slot] === kind && keys[at] === first && keys[at + 1] === second && keys[at + 2] === third && keys[at + 3] === fourth) {
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  private put(slot: number, kind: number): void {
    this.kinds[slot] = kind;
    this.keys.set(this.key, slot * WORDS);
  }

  private grow(): void {
    const { keys, kinds, slots } = this;
    this.slots = slots * 2;
    this.kinds = new Uint8Array(this.slots);
    this.keys = new Uint32Array(this.slots * WORDS);
    for (let slot = 0; slot < slots; slot++) {
      if (kinds[slot] !== EMPTY) {
        for (let word = 0; word < WORDS; word++) {
          this.key[word] = keys[slot * WORDS + word];
        }
        this.put(this.find(kinds[slot]), kinds[slot]);
      }
    }
  }
}

/** Spreads keys over the slots, those that count upwards too. */
function mixed(first: number, second: number, third: number, fourth: number): number {
  let hash = step(step(step(first) ^ second) ^ third) ^ fourth;
  hash = step(hash);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function step(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
}
