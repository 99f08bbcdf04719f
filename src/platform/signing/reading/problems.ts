/** What speaks against a document: a stable code and one Indonesian sentence. */
export type Problem = { code: string; detail: string }

const problem = (code: string, detail: string): Problem => ({ code: `signing/${code}`, detail })

/** Every reason for which a signed PDF is not believed, worded once. `pdf-` codes: the file cannot
 * be read with certainty. */
export const problems = {
  notPdf: problem('pdf-not', 'Berkas ini bukan PDF.'),
  tooBig: problem('pdf-too-big', 'Berkas ini terlalu besar atau terlalu rumit untuk diperiksa.'),
  broken: problem(
    'pdf-broken',
    'Berkas PDF ini rusak atau terpotong, sehingga tidak dapat diperiksa.',
  ),
  encrypted: problem(
    'pdf-encrypted',
    'PDF ini dikunci dengan sandi; dokumen yang dikunci tidak diperiksa.',
  ),
  hybrid: problem(
    'pdf-hybrid',
    'PDF ini memuat dua daftar isi yang dapat saling bertentangan, sehingga tidak dapat dipercaya.',
  ),
  trailing: problem('pdf-trailing-data', 'Ada data tambahan sesudah akhir PDF.'),
  ambiguous: problem(
    'pdf-ambiguous',
    'Susunan PDF ini bermakna ganda: pembaca yang berbeda dapat menampilkan isi yang berbeda.',
  ),
  hidden: problem(
    'pdf-hidden-object',
    'PDF ini menyimpan objek yang tidak tercatat di daftar isinya.',
  ),
  active: problem(
    'pdf-active-content',
    'PDF ini memuat perintah, formulir XFA, atau lapisan yang dapat mengubah tampilannya.',
  ),

  unsigned: problem('no-signature', 'PDF ini tidak memuat tanda tangan elektronik.'),
  strayField: problem('form-field', 'PDF ini memuat isian formulir selain tanda tangan.'),
  strayAnnotation: problem(
    'annotation',
    'Ada catatan atau gambar yang ditempelkan di atas halaman.',
  ),
  straySignature: problem(
    'signature-outside-form',
    'Ada data tanda tangan yang disembunyikan di luar daftar tanda tangan.',
  ),

  pageChanged: problem('page-changed', 'Halaman diubah sesudah ditandatangani.'),
  fontChanged: problem(
    'font-changed',
    'Huruf dokumen diubah sesudah ditandatangani, sehingga tulisannya dapat terbaca lain.',
  ),
  catalogChanged: problem('catalog-changed', 'Susunan dokumen diubah sesudah ditandatangani.'),
  attachmentChanged: problem('attachment-changed', 'Lampiran data diubah sesudah ditandatangani.'),
  signatureChanged: problem(
    'signature-changed',
    'Tanda tangan yang sudah ada diubah atau dihapus.',
  ),
  objectChanged: problem('object-changed', 'Isi dokumen diubah sesudah ditandatangani.'),
  objectAdded: problem(
    'object-added',
    'Ada isi yang ditambahkan sesudah ditandatangani, selain tanda tangan berikutnya.',
  ),
  updateUnsigned: problem('update-unsigned', 'Dokumen diubah sesudah tanda tangan terakhir.'),

  form: problem(
    'signature-form',
    'Data tanda tangan tidak lengkap atau tidak menurut aturan PAdES.',
  ),
  range: problem('byte-range', 'Tanda tangan ini tidak mencakup seluruh dokumen.'),
  kind: problem(
    'signature-kind',
    'Jenis tanda tangan ini tidak diterima; hanya PAdES (ETSI.CAdES.detached).',
  ),
  cms: problem('cms', 'Isi tanda tangan tidak dapat dibaca.'),
  digest: problem('digest', 'Isi dokumen tidak sama dengan yang ditandatangani.'),
  value: problem('signature-value', 'Tanda tangan tidak cocok dengan kunci penanda tangan.'),
  encoding: problem(
    'signature-encoding',
    'Tanda tangan tidak ditulis dalam bentuk bakunya: ada bita yang diubah atau disisipkan ' +
      'sesudah ditandatangani.',
  ),
  algorithm: problem('weak-algorithm', 'Tanda tangan memakai cara yang tidak lagi aman.'),
  certificateBinding: problem(
    'certificate-binding',
    'Tanda tangan tidak terikat pada sertifikat penanda tangan.',
  ),
  untrusted: problem(
    'untrusted-issuer',
    'Penerbit tidak dikenal: sertifikat penanda tangan tidak berasal dari penerbit yang dipercaya.',
  ),
  strayCertificate: problem(
    'certificate-unused',
    'Tanda tangan ini membawa sertifikat yang tidak ada hubungannya dengan penanda tangan.',
  ),
  chain: problem('certificate-chain', 'Rantai sertifikat penanda tangan tidak sah.'),
  usage: problem(
    'certificate-usage',
    'Sertifikat ini tidak diterbitkan untuk menandatangani dokumen.',
  ),
  expired: problem(
    'certificate-not-valid',
    'Sertifikat penanda tangan tidak berlaku pada saat menandatangani.',
  ),
  time: problem(
    'signing-time',
    'Waktu menandatangani tidak tercantum, bertentangan, atau di masa depan.',
  ),
  timestamp: problem('timestamp', 'Stempel waktu pada tanda tangan tidak sah.'),
  stamper: problem(
    'timestamp-untrusted',
    'Stempel waktu pada tanda tangan berasal dari penerbit yang tidak dikenal.',
  ),
} as const

/** Ends the reading of a file; never leaves this folder. */
export class Unreadable extends Error {
  readonly problem: Problem
  constructor(why: Problem, reason: string) {
    super(reason)
    this.name = 'Unreadable'
    this.problem = why
  }
}
