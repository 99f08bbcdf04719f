import { type Page, page } from './platform/router.tsx'

/** Every page of the application; each is fetched when it is first opened. Page engineers add theirs here, one line a page. */
export const pages: readonly Page[] = [
  page('/masuk', { title: 'Masuk', bare: true, load: () => import('./identity/SignInPage.tsx').then((file) => file.SignInPage) }),
  page('/', { title: 'Tugas saya', load: () => import('./tasks/TasksPage.tsx').then((file) => file.TasksPage) }),
  page('/jelajah', { title: 'Jelajah', load: () => import('./shell/RoomPage.tsx').then((file) => file.ExplorePage) }),
  page('/ruang/:room', { title: 'Ruang', load: () => import('./shell/RoomPage.tsx').then((file) => file.RoomPage) }),
  page('/organisasi', {
    title: 'Organisasi',
    load: () => import('./organisation/OrganisationPage.tsx').then((file) => file.OrganisationPage),
  }),
  page('/organisasi/:unitId', { title: 'Unit kerja', load: () => import('./organisation/UnitPage.tsx').then((file) => file.UnitPage) }),
  page('/impor', { title: 'Impor', load: () => import('./imports/ImportPage.tsx').then((file) => file.ImportPage) }),
  page('/impor/:runId', {
    title: 'Hasil uji coba impor',
    load: () => import('./imports/ImportRunPage.tsx').then((file) => file.ImportRunPage),
  }),
  page('/perjanjian', {
    title: 'Perjanjian',
    load: () => import('./agreements/AgreementsPage.tsx').then((file) => file.AgreementsPage),
  }),
  page('/perjanjian/kesiapan', {
    title: 'Kesiapan PK',
    load: () => import('./agreements/ReadinessPage.tsx').then((file) => file.ReadinessPage),
  }),
  page('/perjanjian/:id', { title: 'PK', load: () => import('./agreements/AgreementPage.tsx').then((file) => file.AgreementPage) }),
  page('/gaya', { title: 'Lembar gaya', bare: true, load: () => import('./gaya/StylePage.tsx').then((file) => file.StylePage) }),
]
