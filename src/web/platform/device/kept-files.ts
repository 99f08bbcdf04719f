import { deviceTime } from '../clock.ts'
import { draftsKept, stores } from './stores.ts'

type Kept = { id: string; owner: string; at: number; name: string; type: string; blob: Blob }

/** Where the device refuses a database (private window, full disk), files stay at least as long as
 * the page is open. */
const inMemory = new Map<string, Kept>()

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(stores.files.name, 1)
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

/** Keeps a person's file on the device until it is sent, also over a reload. Answers `false` where
 * it can only stay while the page is open. */
export async function keepFile(owner: string, id: string, file: File): Promise<boolean> {
  const kept: Kept = { id, owner, at: deviceTime(), name: file.name, type: file.type, blob: file }
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

/** Forgets files that were sent or taken away, any older than fourteen days, and all of an
 * owner. */
export async function dropFiles(ids: readonly string[], leaving?: string): Promise<void> {
  const before = deviceTime() - draftsKept
  const goes = ({ id, at, owner }: Kept): boolean =>
    ids.includes(id) || at < before || owner === leaving
  for (const kept of [...inMemory.values()].filter(goes)) inMemory.delete(kept.id)
  try {
    const all = await inStore<Kept[]>('readonly', (store) => store.getAll())
    for (const { id } of all.filter(goes)) await inStore('readwrite', (store) => store.delete(id))
  } catch {
    // a device without a database has nothing left to forget
  }
}
