/** Pages of the sheet as they are kept while nobody looks at them, however many there are. */
import { fflate } from '../text/late.ts';
import type { SheetPage } from './sheet.ts';

/** A file of the program’s own, for what there is no room for in memory. It is gone when the program is. */
export interface Scratch {
  /**
   * Writes bytes at an offset.
   * @throws an error where they cannot be written, as on a full disk
   */
  write(at: number, bytes: Uint8Array): void;
  /**
   * The bytes from an offset on.
   * @throws an error where they cannot be read
   */
  read(at: number, length: number): Uint8Array;
}

/** How many bytes of packed pages stay in memory by default: some 3,000 pages. */
const defaultRoom = 16_000_000;
/** Places in the file are multiples of so many bytes, so that one that is free fits the next page of about the size. */
const step = 1024;

/** A packed page: here, or where it lies in the file. */
type Kept = Uint8Array | { readonly at: number; readonly length: number };

/** Keeps pages packed, a tenth of what they are unpacked; those there is no room for in memory lie in a file. */
export class SheetStore {
  private readonly kept = new Map<string, Kept>();
  /** Offsets of free places in the file, by their size. */
  private readonly free = new Map<number, number[]>();
  private here = 0;
  private end = 0;

  /**
   * @param scratch absent where there is no disk: then all stays in memory
   * @param room how many bytes stay in memory
   */
  constructor(
    private readonly scratch?: Scratch,
    private readonly room = defaultRoom,
  ) {}

  /** Keeps a page; `get` gives one that equals it. */
  set(uri: string, page: SheetPage): void {
    this.delete(uri);
    const { deflateSync, strToU8 } = fflate();
    const packed = deflateSync(strToU8(JSON.stringify(page)));
    const kept = this.here + packed.length > this.room ? this.put(packed) : packed;
    this.kept.set(uri, kept);
    if (kept === packed) this.here += packed.length;
  }

  /**
   * A page that is kept, or undefined.
   * @throws an error where the file cannot be read
   */
  get(uri: string): SheetPage | undefined {
    const kept = this.kept.get(uri);
    return kept && this.unpack(kept);
  }

  has(uri: string): boolean {
    return this.kept.has(uri);
  }

  delete(uri: string): void {
    const kept = this.kept.get(uri);
    if (!kept) return;
    this.kept.delete(uri);
    if (kept instanceof Uint8Array) this.here -= kept.length;
    else this.freeOf(kept.length).push(kept.at);
  }

  /** All that are kept, one after the other. */
  *all(): Iterable<SheetPage> {
    for (const kept of this.kept.values()) yield this.unpack(kept);
  }

  private unpack(kept: Kept): SheetPage {
    const packed = kept instanceof Uint8Array ? kept : this.scratch!.read(kept.at, kept.length);
    const { inflateSync, strFromU8 } = fflate();
    return JSON.parse(strFromU8(inflateSync(packed)));
  }

  /** Puts a page into the file; where that fails it stays in memory, as it must not be lost. */
  private put(packed: Uint8Array): Kept {
    if (!this.scratch) return packed;
    const free = this.freeOf(packed.length);
    const at = free.at(-1) ?? this.end;
    try {
      this.scratch.write(at, packed);
    } catch {
      return packed;
    }
    if (free.pop() === undefined) this.end += sizeOf(packed.length);
    return { at, length: packed.length };
  }

  private freeOf(length: number): number[] {
    const free = this.free.get(sizeOf(length)) ?? [];
    this.free.set(sizeOf(length), free);
    return free;
  }
}

/** The size of the place that so many bytes take in the file. */
function sizeOf(length: number): number {
  return Math.ceil(length / step) * step;
}
