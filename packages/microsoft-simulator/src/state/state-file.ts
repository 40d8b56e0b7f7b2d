import { randomUUID } from 'node:crypto';
import { open, readFile, rename, unlink } from 'node:fs/promises';
import type { z } from 'zod';

/** The file holds no state of a simulator; whoever runs it decides what becomes of the file. */
export class StateUnreadableError extends Error {
  readonly code = 'SIMULATOR_STATE_UNREADABLE';

  constructor(path: string, options?: ErrorOptions) {
    super(`The simulator cannot read its state in ${path}: delete the file to start anew.`, options);
    this.name = new.target.name;
  }
}

/** Keeps the state in one file that only its owner can read; a reader never sees half of it. */
export class StateFile<T> {
  #running: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | null = null;

  constructor(
    private readonly path: string,
    private readonly schema: z.ZodType<T>,
  ) {}

  /**
   * @returns null when there is no file yet
   * @throws {StateUnreadableError} when the file holds something else
   */
  async read(): Promise<T | null> {
    const text = await this.#readText();
    if (text === null) return null;
    try {
      return this.schema.parse(JSON.parse(text));
    } catch (error) {
      throw new StateUnreadableError(this.path, { cause: error });
    }
  }

  async #readText(): Promise<string | null> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  /**
   * Resolves once a state at least as new as now is on disk; calls that wait share one write.
   * @param state asked when its turn to be written has come
   */
  save(state: () => T): Promise<void> {
    this.#waiting ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = null;
        this.#running = this.#write(JSON.stringify(state()));
        return this.#running;
      });
    return this.#waiting;
  }

  /** Resolves once what is being written is on disk. */
  async flush(): Promise<void> {
    await (this.#waiting ?? this.#running);
  }

  async #write(text: string): Promise<void> {
    const temporary = `${this.path}.${randomUUID()}`;
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await unlink(temporary);
      throw error;
    } finally {
      await file.close();
    }
    await rename(temporary, this.path);
  }
}
