import { type Page, page } from './platform/pages.ts'

/** Every page of the application; each is fetched when it is first opened. Page engineers add
 * theirs here, one line a page. */
export const pages: readonly Page[] = [
  page('/masuk', {
    title: 'Masuk',
    bare: true,
    load: () => import('./identity/SignInPage.tsx').then((file) => file.SignInPage),
  }),
  page('/masuk/sso', {
    title: 'Masuk',
    bare: true,
    load: () => import('./identity/SignOnPage.tsx').then((file) => file.SignOnPage),
  }),
  page('/kata-sandi', {
    title: 'Pilih kata sandi',
    bare: true,
    load: () => import('./identity/NewPasswordPage.tsx').then((file) => file.NewPasswordPage),
  }),
  page('/cara-masuk', {
    title: 'Cara masuk',
    load: () => import('./identity/access/AccessPage.tsx').then((file) => file.AccessPage),
  }),
  page('/faktor-kedua', {
    title: 'Pasang faktor kedua',
    bare: true,
    load: () => import('./identity/factor/EnrolPage.tsx').then((file) => file.EnrolPage),
  }),
  page('/akun/faktor-kedua', {
    title: 'Faktor kedua',
    load: () => import('./identity/factor/FactorPage.tsx').then((file) => file.FactorPage),
  }),
  page('/akun', {
    title: 'Akun saya',
    load: () => import('./identity/AccountPage.tsx').then((file) => file.AccountPage),
  }),
  page('/kewenangan', {
    title: 'Kewenangan',
    load: () => import('./identity/grants/GrantsPage.tsx').then((file) => file.GrantsPage),
  }),
  page('/sandi-baru', {
    title: 'Pilih kata sandi',
    bare: true,
    load: () => import('./identity/LinkPage.tsx').then((file) => file.LinkPage),
  }),
  page('/privasi', {
    title: 'Pelindungan data',
    load: () => import('./identity/PrivacyPage.tsx').then((file) => file.PrivacyPage),
  }),
  page('/pengguna', {
    title: 'Pengguna',
    load: () => import('./identity/accounts/UsersPage.tsx').then((file) => file.UsersPage),
  }),
  page('/pengguna/:personId', {
    title: 'Pengguna',
    load: () => import('./identity/accounts/UserPage.tsx').then((file) => file.UserPage),
  }),
  page('/', {
    title: 'Tugas saya',
    load: () => import('./shell/TasksPage.tsx').then((file) => file.TasksPage),
  }),
  page('/pemberitahuan', {
    title: 'Pemberitahuan',
    load: () => import('./notices/NoticesPage.tsx').then((file) => file.NoticesPage),
  }),
  page('/pemberitahuan/jalan', {
    title: 'Jalan pemberitahuan',
    load: () => import('./notices/ChannelsPage.tsx').then((file) => file.ChannelsPage),
  }),
  page('/surat-keluar', {
    title: 'Surat keluar',
    load: () => import('./notices/OutboxPage.tsx').then((file) => file.OutboxPage),
  }),
  page('/jelajah', {
    title: 'Jelajah',
    load: () => import('./shell/RoomPage.tsx').then((file) => file.ExplorePage),
  }),
  page('/ruang/:room', {
    title: 'Ruang',
    load: () => import('./shell/RoomPage.tsx').then((file) => file.RoomPage),
  }),
  page('/organisasi', {
    title: 'Organisasi',
    load: () => import('./organisation/OrganisationPage.tsx').then((file) => file.OrganisationPage),
  }),
  page('/ketidakhadiran', {
    title: 'Ketidakhadiran',
    load: () =>
      import('./organisation/absences/AbsencesPage.tsx').then((file) => file.AbsencesPage),
  }),
  page('/organisasi/riwayat', {
    title: 'Riwayat organisasi',
    load: () => import('./organisation/HistoryPage.tsx').then((file) => file.HistoryPage),
  }),
  page('/organisasi/peristiwa', {
    title: 'Peristiwa organisasi',
    load: () => import('./organisation/events/EventsPage.tsx').then((file) => file.EventsPage),
  }),
  page('/organisasi/peristiwa/baru/:slug', {
    title: 'Peristiwa organisasi',
    load: () => import('./organisation/events/DraftPage.tsx').then((file) => file.DraftPage),
  }),
  page('/organisasi/peristiwa/:eventId/ubah', {
    title: 'Ubah peristiwa',
    load: () => import('./organisation/events/DraftPage.tsx').then((file) => file.ChangePage),
  }),
  page('/organisasi/peristiwa/:eventId', {
    title: 'Peristiwa organisasi',
    load: () => import('./reporting/HeadMemory.tsx').then((file) => file.EventWithMemory),
  }),
  page('/pegawai/:personId', {
    title: 'Pegawai',
    load: () => import('./organisation/PersonPage.tsx').then((file) => file.PersonPage),
  }),
  page('/organisasi/:unitId', {
    title: 'Unit kerja',
    load: () => import('./identity/UnitHomePage.tsx').then((file) => file.UnitHomePage),
  }),
  page('/atasan/:questionId', {
    title: 'Atasan pegawai',
    load: () =>
      import('./organisation/superiors/SuperiorQuestionPage.tsx').then(
        (file) => file.SuperiorQuestionPage,
      ),
  }),
  page('/prosedur', {
    title: 'Prosedur',
    load: () => import('./procedures/CasesPage.tsx').then((file) => file.CasesPage),
  }),
  page('/prosedur/:caseId', {
    title: 'Prosedur',
    load: () => import('./procedures/CasePage.tsx').then((file) => file.CasePage),
  }),
  page('/prosedur/baru/:kind/:subjectId', {
    title: 'Usulan',
    load: () => import('./procedures/ProposalPage.tsx').then((file) => file.ProposalPage),
  }),
  page('/pengaturan', {
    title: 'Pengaturan',
    load: () => import('./organisation/settings/RegionPage.tsx').then((file) => file.RegionPage),
  }),
  page('/pengaturan/hari-libur', {
    title: 'Hari libur',
    load: () =>
      import('./organisation/settings/HolidaysPage.tsx').then((file) => file.HolidaysPage),
  }),
  page('/pengaturan/aturan', {
    title: 'Aturan',
    load: () => import('./organisation/settings/RulesPage.tsx').then((file) => file.RulesPage),
  }),
  page('/pengaturan/aturan/:code', {
    title: 'Aturan daerah',
    load: () => import('./organisation/settings/RulePage.tsx').then((file) => file.RulePage),
  }),
  page('/pengaturan/kata-pk', {
    title: 'Kata-kata PK',
    load: () => import('./agreements/WordingPage.tsx').then((file) => file.WordingPage),
  }),
  page('/impor', {
    title: 'Impor',
    load: () => import('./imports/ImportPage.tsx').then((file) => file.ImportPage),
  }),
  page('/impor/:runId', {
    title: 'Hasil uji coba impor',
    load: () => import('./imports/ImportRunPage.tsx').then((file) => file.ImportRunPage),
  }),
  page('/ubah/:form', {
    title: 'Ubah',
    load: () => import('./imports/typed/TypedPage.tsx').then((file) => file.TypedPage),
  }),
  page('/perjanjian', {
    title: 'Perjanjian',
    load: () => import('./agreements/list/AgreementsPage.tsx').then((file) => file.AgreementsPage),
  }),
  page('/perjanjian/kesiapan', {
    title: 'Kesiapan PK',
    load: () =>
      import('./agreements/drafting/ReadinessPage.tsx').then((file) => file.ReadinessPage),
  }),
  page('/perjanjian/perubahan', {
    title: 'Perubahan PK',
    load: () =>
      import('./agreements/amending/ProposalsPage.tsx').then((file) => file.ProposalsPage),
  }),
  page('/perjanjian/pindaian', {
    title: 'Pindaian PK',
    load: () => import('./agreements/scans/ScansPage.tsx').then((file) => file.ScansPage),
  }),
  page('/perjanjian/pindaian/berkas/:fileId', {
    title: 'Pasangkan pindaian',
    load: () => import('./agreements/scans/BringPage.tsx').then((file) => file.BringPage),
  }),
  page('/perjanjian/pindaian/:scanId', {
    title: 'Pindaian PK',
    load: () => import('./agreements/scans/ScanPage.tsx').then((file) => file.ScanPage),
  }),
  page('/perjanjian/penutupan', {
    title: 'Tutup tahun PK',
    load: () => import('./agreements/closing/ClosingPage.tsx').then((file) => file.ClosingPage),
  }),
  page('/perjanjian/:id/angka-akhir', {
    title: 'Angka akhir PK',
    load: () => import('./agreements/closing/FinalPage.tsx').then((file) => file.FinalPage),
  }),
  page('/perjanjian/:id/serah-terima', {
    title: 'Memori serah terima',
    load: () => import('./agreements/closing/HandoverPage.tsx').then((file) => file.HandoverPage),
  }),
  page('/perjanjian/:id/pembahasan', {
    title: 'Pembahasan PK',
    load: () => import('./agreements/talks/TalkPage.tsx').then((file) => file.TalkPage),
  }),
  page('/perjanjian/:id/ubah', {
    title: 'Ubah PK',
    load: () => import('./agreements/amending/AmendPage.tsx').then((file) => file.AmendPage),
  }),
  page('/perjanjian/:id/tarik', {
    title: 'Tarik konsep PK',
    load: () => import('./agreements/closing/CancelPage.tsx').then((file) => file.CancelPage),
  }),
  page('/perjanjian/:id', {
    title: 'PK',
    load: () => import('./reporting/PromisePage.tsx').then((file) => file.PromisePage),
  }),
  page('/skp/matriks/:id', {
    title: 'Matriks peran hasil',
    load: () => import('./staff/matrix/MatrixPage.tsx').then((file) => file.MatrixPage),
  }),
  page('/harian/nasional', {
    title: 'e-Kinerja nasional',
    load: () => import('./staff/national/NationalPage.tsx').then((file) => file.NationalPage),
  }),
  page('/kinerja-saya', {
    title: 'Kinerja saya',
    load: () => import('./staff/board/pages.ts').then((file) => file.OwnYearPage),
  }),
  page('/kinerja-pegawai', {
    title: 'Kinerja pegawai',
    load: () => import('./staff/board/pages.ts').then((file) => file.StaffBoardPage),
  }),
  page('/penilaian', {
    title: 'Penilaian',
    load: () => import('./staff/evaluation/RatingsPage.tsx').then((file) => file.RatingsPage),
  }),
  page('/angka-kredit', {
    title: 'Angka kredit',
    load: () => import('./staff/credit/CreditPage.tsx').then((file) => file.CreditPage),
  }),
  page('/penilaian/kontrak', {
    title: 'Kontrak PPPK paruh waktu',
    load: () => import('./staff/renewal/RenewalsPage.tsx').then((file) => file.RenewalsPage),
  }),
  page('/penilaian/kontrak/:id', {
    title: 'Lembar rekomendasi',
    load: () => import('./staff/renewal/RenewalPage.tsx').then((file) => file.RenewalPage),
  }),
  page('/penilaian/:id', {
    title: 'Evaluasi kinerja',
    load: () => import('./staff/evaluation/EvaluationPage.tsx').then((file) => file.EvaluationPage),
  }),
  page('/harian', {
    title: 'Catatan harian',
    load: () => import('./staff/log/LogPage.tsx').then((file) => file.LogPage),
  }),
  page('/harian/periksa', {
    title: 'Periksa catatan',
    load: () => import('./staff/log/ReviewPage.tsx').then((file) => file.ReviewPage),
  }),
  page('/harian/mingguan', {
    title: 'Tinjauan mingguan',
    load: () => import('./staff/log/WeekPage.tsx').then((file) => file.WeekPage),
  }),
  page('/harian/rekap', {
    title: 'Rekap catatan',
    load: () => import('./staff/log/RecapPage.tsx').then((file) => file.RecapPage),
  }),
  page('/rencana-aksi', {
    title: 'Rencana aksi',
    load: () => import('./actionplan/PlansPage.tsx').then((file) => file.PlansPage),
  }),
  page('/rencana-aksi/isian', {
    title: 'Langkah bulan ini',
    load: () => import('./actionplan/MonthPage.tsx').then((file) => file.MonthPage),
  }),
  page('/rencana-aksi/:id', {
    title: 'Rencana aksi',
    load: () => import('./actionplan/PlanPage.tsx').then((file) => file.PlanPage),
  }),
  page('/rencana-aksi/:id/ubah', {
    title: 'Ubah rencana aksi',
    load: () => import('./actionplan/PlanEditPage.tsx').then((file) => file.PlanEditPage),
  }),
  page('/skp', {
    title: 'SKP',
    load: () => import('./staff/skp/SkpsPage.tsx').then((file) => file.SkpsPage),
  }),
  page('/skp/selaras/:id', {
    title: 'Selaraskan SKP',
    load: () => import('./staff/matrix/RowsPage.tsx').then((file) => file.AlignPage),
  }),
  page('/skp/salin/:id', {
    title: 'Ambil hasil kerja yang sudah ada',
    load: () => import('./staff/matrix/RowsPage.tsx').then((file) => file.OffersPage),
  }),
  page('/skp/:id', {
    title: 'SKP',
    load: () => import('./staff/skp/SkpPage.tsx').then((file) => file.SkpPage),
  }),
  page('/skp/:id/ubah', {
    title: 'Ubah SKP',
    load: () => import('./staff/skp/SkpEditPage.tsx').then((file) => file.SkpEditPage),
  }),
  page('/keberatan/:id', {
    title: 'Keberatan',
    load: () => import('./staff/objection/ObjectionPage.tsx').then((file) => file.ObjectionPage),
  }),
  page('/siasn', {
    title: 'SIASN',
    load: () => import('./staff/national/SiasnPage.tsx').then((file) => file.SiasnPage),
  }),
  page('/distribusi', {
    title: 'Distribusi predikat',
    load: () =>
      import('./staff/distribution/DistributionsPage.tsx').then((file) => file.DistributionsPage),
  }),
  page('/distribusi/:id', {
    title: 'Distribusi predikat',
    load: () =>
      import('./staff/distribution/DistributionPage.tsx').then((file) => file.DistributionPage),
  }),
  page('/tanda-tangan', {
    title: 'Tanda tangan',
    load: () => import('./agreements/signing/QueuePage.tsx').then((file) => file.QueuePage),
  }),
  page('/tanda-tangan/:stackId', {
    title: 'Kemajuan tanda tangan',
    load: () => import('./agreements/signing/StackPage.tsx').then((file) => file.StackPage),
  }),
  page('/sertifikat', {
    title: 'Sertifikat tanda tangan',
    load: () => import('./documents/CertificatePage.tsx').then((file) => file.CertificatePage),
  }),
  page('/perencanaan', {
    title: 'Perencanaan',
    load: () => import('./planning/PlanPage.tsx').then((file) => file.PlanPage),
  }),
  page('/perencanaan/:nodeId', {
    title: 'Kinerja',
    load: () => import('./planning/NodePage.tsx').then((file) => file.NodePage),
  }),
  page('/perencanaan/indikator/:indicatorId', {
    title: 'Indikator',
    load: () => import('./planning/IndicatorPage.tsx').then((file) => file.IndicatorPage),
  }),
  page('/anggaran', {
    title: 'Anggaran',
    load: () => import('./budget/BudgetPage.tsx').then((file) => file.BudgetPage),
  }),
  page('/anggaran/banding', {
    title: 'Beda dua versi anggaran',
    load: () => import('./budget/ComparisonPage.tsx').then((file) => file.ComparisonPage),
  }),
  page('/anggaran/:versionId', {
    title: 'Versi anggaran',
    load: () => import('./budget/VersionPage.tsx').then((file) => file.VersionPage),
  }),
  page('/anggaran/:versionId/:skpdCode', {
    title: 'Anggaran perangkat daerah',
    load: () => import('./budget/OfficePage.tsx').then((file) => file.OfficePage),
  }),
  page('/pengukuran', {
    title: 'Pengukuran',
    load: () => import('./measurement/desk/DeskPage.tsx').then((file) => file.DeskPage),
  }),
  page('/pengukuran/isian', {
    title: 'Isian satu layar',
    load: () => import('./measurement/grid/GridPage.tsx').then((file) => file.GridPage),
  }),
  page('/pengukuran/periksa', {
    title: 'Periksa angka',
    load: () =>
      import('./measurement/verification/VerificationPage.tsx').then(
        (file) => file.VerificationPage,
      ),
  }),
  page('/pengukuran/:measureId/:period', {
    title: 'Angka',
    load: () => import('./measurement/figure/FigurePage.tsx').then((file) => file.FigurePage),
  }),
  page('/pohon', {
    title: 'Pohon kinerja',
    load: () => import('./reporting/tree/TreePage.tsx').then((file) => file.TreePage),
  }),
  page('/ruang-kendali', {
    title: 'Ruang kendali',
    load: () =>
      import('./reporting/control-room/ControlRoomPage.tsx').then((file) => file.ControlRoomPage),
  }),
  page('/ruang-kendali/daftar', {
    title: 'Indikator di ruang kendali',
    load: () =>
      import('./reporting/control-room/MeasureListPage.tsx').then((file) => file.MeasureListPage),
  }),
  page('/umpan-balik', {
    title: 'Umpan balik',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.FeedbackPage),
  }),
  page('/umpan-balik/dialog', {
    title: 'Dialog dan bimbingan',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.MyTalksPage),
  }),
  page('/umpan-balik/:personId', {
    title: 'Umpan balik',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.PersonPage),
  }),
  page('/denyut', {
    title: 'Denyut tim',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.PulsePage),
  }),
  page('/lapor', {
    title: 'Lapor ke APIP',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.ReportPage),
  }),
  page('/lapor/:reportId', {
    title: 'Laporan pegawai',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.IncomingReportPage),
  }),
  page('/inovasi', {
    title: 'Inovasi',
    load: () => import('./staff/feedback/pages.ts').then((file) => file.InnovationPage),
  }),
]
