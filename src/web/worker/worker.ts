import { pushedNotice } from './pushed.ts'
import {
  assetFor,
  type Build,
  type Device,
  forgetOthers,
  keepBuild,
  keepUsed,
  pageFor,
  wayOf,
} from './shell.ts'

/** Filled in by the build (`platform/build/installable.ts`). */
declare const __BUILD__: Build

type Lasting = { waitUntil: (work: Promise<unknown>) => void }
type Asking = { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Lasting & { data: unknown }
type Pushed = Lasting & { data: { json: () => unknown } | null }
type Pressed = Lasting & { notification: { close: () => void; data: unknown } }
/** The part of a service worker's world that is used here; the compiler knows the browser's window
 * only. */
type Scope = {
  addEventListener: ((name: 'install' | 'activate', listener: (event: Lasting) => void) => void) &
    ((name: 'fetch', listener: (event: Asking) => void) => void) &
    ((name: 'message', listener: (event: Told) => void) => void) &
    ((name: 'push', listener: (event: Pushed) => void) => void) &
    ((name: 'notificationclick', listener: (event: Pressed) => void) => void)
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void>; openWindow: (address: string) => Promise<unknown> }
  registration: { showNotification: (title: string, shown: object) => Promise<void> }
}

const build: Build = __BUILD__
const scope = self as unknown as Scope
const device: Device = {
  caches,
  fetch: (request, init) => fetch(request, init),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

scope.addEventListener('install', (event) =>
  event.waitUntil(keepBuild(device, build).then(() => scope.skipWaiting())),
)
scope.addEventListener('activate', (event) =>
  event.waitUntil(forgetOthers(device, build).then(() => scope.clients.claim())),
)
scope.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, location.origin)
  if (way === 'shell') event.respondWith(pageFor(device, build, event.request))
  if (way === 'asset') event.respondWith(assetFor(device, build, event.request))
})
scope.addEventListener('message', (event) => {
  const { data } = event
  if (Array.isArray(data)) event.waitUntil(keepUsed(device, build, data.map(String)))
})
scope.addEventListener('push', (event) => {
  const { title, body, address } = pushedNotice(event.data?.json(), location.origin)
  event.waitUntil(
    scope.registration.showNotification(title, {
      body,
      data: address,
      tag: address,
    }),
  )
})
scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(scope.clients.openWindow(String(event.notification.data)))
})
