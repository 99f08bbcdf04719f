import { expect, it } from 'vitest'
import { pages } from '../routes.tsx'
import { acts } from './acts.ts'
import { modules } from './modules.ts'

/** Pages of one thing, and the kind of the search that leads there. A new room's pages of things
 * stand here or the test fails: then the search needs their kind (decision 0045). */
const foundAs: Record<string, string> = {
  '/organisasi/:unitId': 'UNIT',
  '/pegawai/:personId': 'PERSON',
  '/perjanjian/:id': 'AGREEMENT',
  '/perencanaan/:nodeId': 'NODE',
  '/perencanaan/indikator/:indicatorId': 'INDICATOR',
  '/anggaran/:versionId/:skpdCode': 'BUDGET',
}

/** Pages nobody looks for by a name, and why. */
const notSought: Record<string, string> = {
  '/masuk': 'before anybody is known',
  '/masuk/sso': 'where a provider of sign-ins leads back to',
  '/kata-sandi': 'only after a first password',
  '/sandi-baru': 'only by the link of a letter',
  '/surat-keluar': 'who looks after letters reaches it from where they are told of',
  '/faktor-kedua': 'only before a second factor is enrolled',
  '/jelajah': 'the list of the modules',
  '/ruang/:room': 'the modules of a room',
  '/pengaturan/aturan/:code': 'a rule pack is reached from the list of rules',
  '/impor/:runId': 'a run is reached from its list; it has no name',
  '/organisasi/riwayat': 'reached from the organisation, a unit, a post',
  '/organisasi/peristiwa': 'reached from the organisation, by who may change it',
  '/organisasi/peristiwa/:eventId': 'an event is reached from its list, or from a task',
  '/organisasi/peristiwa/:eventId/ubah': 'reached from its event',
  '/organisasi/peristiwa/baru/:slug': 'reached from the list of events',
  '/atasan/:questionId': 'a question is reached from the task that asks for its answer',
  '/ubah/:form': 'what is changed is found; from there it is one press',
  '/prosedur/:caseId': 'read by those it concerns alone, reached from a task or the list',
  '/prosedur/baru/:kind/:subjectId': 'proposed from the page of the thing',
  '/perjanjian/pindaian/:scanId': 'a scan is reached from its list or its promise',
  '/perjanjian/pindaian/berkas/:fileId': 'a file that belongs to no promise yet',
  '/perjanjian/:id/angka-akhir': 'the figures of one closed promise, reached from it',
  '/perjanjian/:id/serah-terima': 'a note is reached from its promise, or from a task',
  '/perjanjian/:id/pembahasan': 'the talk about a promise, reached from it',
  '/perjanjian/:id/ubah': 'an act of who drafts or gives, reached from its promise',
  '/perjanjian/:id/tarik': 'an act of Bagian Organisasi, reached from its draft',
  '/penilaian/:id':
    'an evaluation is reached from the table of the rater, one’s own list, or a task',
  '/rencana-aksi/:id': 'a plan is reached from its promise, its list, or a task',
  '/umpan-balik/dialog': 'reached from the feedback, or from a task',
  '/umpan-balik/:personId': 'a person is reached from the feedback of who rates them',
  '/lapor/:reportId': 'a report is reached by APIP alone, from a task or the list',
  '/penilaian/kontrak/:id': 'a contract is reached from the list, or from a task',
  '/keberatan/:id': 'reached from the rating, or from a task',
  '/distribusi/:id': 'a unit is reached from the list of distributions',
  '/rencana-aksi/:id/ubah': 'reached from its plan',
  '/skp/:id': 'read by its official and who rates; reached from the list or a task',
  '/skp/:id/ubah': 'reached from its SKP',
  '/skp/selaras/:id': 'reached from its SKP',
  '/skp/salin/:id': 'reached from its SKP',
  '/skp/matriks/:id': 'a matrix is reached from the SKP of its leader',
  '/tanda-tangan/:stackId': 'a stack lasts minutes and has no name',
  '/anggaran/:versionId': 'a version is reached from the budget; its headings are found',
  '/pengguna/:personId': 'who manages accounts reaches a person from the list of users',
  '/pengukuran/:measureId/:period': 'a figure is reached by its indicator or the desk',
}

it('finds every page there is: by its name, or as a thing of its kind', () => {
  const named = [...modules, ...acts].map(({ path }) => path)
  const known = [...named, ...Object.keys(foundAs), ...Object.keys(notSought)]
  const paths = pages.map(({ path }) => path)

  expect(paths.filter((path) => !known.includes(path))).toEqual([])
  expect(known.filter((path) => !paths.includes(path))).toEqual([])
})
