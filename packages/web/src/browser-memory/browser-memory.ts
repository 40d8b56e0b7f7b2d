/** A place where short texts outlive a reload. A browser may refuse all of it: then nothing is kept, and nothing breaks. */
export interface Memory {
  /** Null when there is nothing, or nothing can be kept. */
  read(key: string): string | null;
  write(key: string, text: string): void;
  forget(key: string): void;
}

/**
 * A memory in one of the browser's storages. Even to name a storage may throw (HTML, *Web storage*: a SecurityError where
 * storage is blocked), and so may every write (QuotaExceededError, in some private windows always).
 */
export function memoryIn(storage: () => Storage): Memory {
  function attempt<T>(use: (storage: Storage) => T, otherwise: T): T {
    try {
      return use(storage());
    } catch (error) {
      console.info('This browser keeps nothing.', error);
      return otherwise;
    }
  }
  return {
    read: (key) => attempt((all) => all.getItem(key), null),
    write: (key, text) => attempt((all) => all.setItem(key, text), undefined),
    forget: (key) => attempt((all) => all.removeItem(key), undefined),
  };
}

/** Kept as long as this tab lives. */
export const tabMemory = memoryIn(() => window.sessionStorage);
/** Kept by this browser. */
export const browserMemory = memoryIn(() => window.localStorage);
