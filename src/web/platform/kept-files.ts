type Kept = { id: string; at: number; name: string; type: string; blob: Blob }

const monthKept = 30 * 24 * 60 * 60 * 1000
/** Where the device refuses a database (private window, full disk), files stay at least as long as the page is open. */
const inMemory = new Map<string, Kept>()

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('amanah', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('berkas', { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('the database of the device is blocked'))
  })
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openDatabase()
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction('berkas', mode)
      const request = work(transaction.objectStore('berkas'))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Keeps a file on the device until it is sent, also over a reload. Answers `false` where it can only stay while the page is open. */
export async function keepFile(id: string, file: File): Promise<boolean> {
  const kept: Kept = { id, at: Date.now(), name: file.name, type: file.type, blob: file }
  try {
    await inStore('readwrite', (store) => store.put(kept))
    return true
  } catch {
    inMemory.set(id, kept)
    return false
  }
}

/** The kept file, or `null` when the device no longer has it. */
export async function keptFile(id: string): Promise<File | null> {
  const found =
    inMemory.get(id) ??
    (await inStore<Kept | undefined>('readonly', (store) => store.get(id)).catch(() => undefined))
  return found ? new File([found.blob], found.name, { type: found.type }) : null
}

/** Forgets files that were sent or taken away, and any older than thirty days. */
export async function dropFiles(ids: readonly string[]): Promise<void> {
  for (const id of ids) inMemory.delete(id)
  const before = Date.now() - monthKept
  try {
    const all = await inStore<Kept[]>('readonly', (store) => store.getAll())
    const gone = all.filter(({ id, at }) => ids.includes(id) || at < before)
    for (const { id } of gone) await inStore('readwrite', (store) => store.delete(id))
  } catch {
    // a device without a database has nothing left to forget
  }
}
