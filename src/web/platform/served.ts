/** Addresses that the server answers itself: the API, the public pages (which work without script),
 * its own health. Never taken from the device. */
export const isServed = (path: string): boolean =>
  /^\/(api|verifikasi|v|publik|healthz|readyz|metrics)(\/|$)/.test(path)
