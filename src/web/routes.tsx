import { type Page, page } from './platform/router.tsx'

/** Every page of the application; each is fetched when it is first opened. Page engineers add theirs here, one line a page. */
export const pages: readonly Page[] = [
  page('/masuk', { title: 'Masuk', bare: true, load: () => import('./identity/SignInPage.tsx').then((file) => file.SignInPage) }),
  page('/', { title: 'Jelajah', load: () => import('./shell/RoomPage.tsx').then((file) => file.ExplorePage) }),
  page('/jelajah', { title: 'Jelajah', load: () => import('./shell/RoomPage.tsx').then((file) => file.ExplorePage) }),
  page('/ruang/:room', { title: 'Ruang', load: () => import('./shell/RoomPage.tsx').then((file) => file.RoomPage) }),
  page('/gaya', { title: 'Lembar gaya', bare: true, load: () => import('./gaya/StylePage.tsx').then((file) => file.StylePage) }),
]
