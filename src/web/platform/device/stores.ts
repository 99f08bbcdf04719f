/** Where the device keeps words; `localStorage` in the browser, a map in tests. */
export type DeviceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Everything Amanah leaves on a device: under which name, what it holds, and when it goes. A new
 * store is declared here first (`device-stores.test.ts`). */
export const stores = {
  drafts: {
    place: 'localStorage',
    name: 'amanah:isian:',
    holds: 'what was typed into a form and not sent yet, per region and account; never a secret',
    goes: 'when it is sent or given up, on «Keluar dari perangkat bersama», after 14 days',
  },
  answers: {
    place: 'localStorage',
    name: 'amanah:jawaban:',
    holds: 'the last answers of pages that open without signal, and whose they are',
    goes: 'on signing out, on another person or capacity, after 12 hours',
  },
  leaving: {
    place: 'localStorage',
    name: 'amanah:keluar',
    holds: 'the account that left without signal',
    goes: 'when the server has heard of it',
  },
  reloaded: {
    place: 'sessionStorage',
    name: 'amanah:dimuat-ulang',
    holds: 'when this tab was last loaded anew by itself',
    goes: 'with the tab',
  },
  files: {
    place: 'indexedDB',
    name: 'amanah',
    holds: 'photos and files of forms not sent yet, per region and account',
    goes: 'when they are sent or taken away, on «Keluar dari perangkat bersama», after 14 days',
  },
  shell: {
    place: 'caches',
    name: 'amanah-',
    holds: 'the files of the application itself, of nobody',
    goes: 'with the next version',
  },
} as const

const day = 24 * 60 * 60 * 1000
/** How long a form that was not sent stays on a device, with its files, in milliseconds. */
export const draftsKept = 14 * day

/** The names in a store that begin so. */
export const namesIn = (store: DeviceStore, prefix: string): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i)).filter(
    (name): name is string => name?.startsWith(prefix) ?? false,
  )
