import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Extensions of an authority and of a person, as openssl writes them. */
export const opensslUsage = {
  authority: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
  signer: [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature,nonRepudiation',
  ],
}

/** Is the tool there? Tests that need it skip themselves and say so. */
export const hasOpenssl = spawnSync('openssl', ['version']).error === undefined

/** What a certificate made by openssl is for. */
export type OpensslOrder = {
  name: string
  /** Who signs it; nobody: itself. */
  issuer?: OpensslCertificate
  key?: string[]
  digest?: string
  extensions?: string[]
  days?: number
}
/** A certificate with the files that hold it and its key. */
export type OpensslCertificate = { pem: string; certificate: string; key: string }

/** A folder in which openssl plays authority, signer and time stamping authority. */
export type OpensslDesk = {
  issue: (order: OpensslOrder) => OpensslCertificate
  /** A CAdES signature over data, detached; a plain CMS one does not name its certificate. */
  sign: (data: Buffer, signer: OpensslCertificate, more?: { isPlain?: boolean }) => Buffer
  /** An RFC 3161 token over data. */
  stamp: (data: Buffer, authority: OpensslCertificate) => Buffer
  close: () => void
}

const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']

/** Opens the folder. */
export function openOpenssl(): OpensslDesk {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-openssl-'))
  let count = 0
  const path = (name: string): string => join(folder, `${count++}-${name}`)
  const put = (name: string, content: Buffer | string): string => {
    const file = path(name)
    writeFileSync(file, content)
    return file
  }
  const run = (...args: string[]): void =>
    void execFileSync('openssl', args, { stdio: 'pipe', cwd: folder })
  const issue = ({
    name,
    issuer,
    key = ecKey,
    digest = 'sha256',
    extensions = opensslUsage.signer,
    days = 3650,
  }: OpensslOrder): OpensslCertificate => {
    const [certificate, keyFile] = [path('certificate.pem'), path('key.pem')]
    const config = put('openssl.cnf', '[req]\ndistinguished_name=dn\n[dn]\n')
    const signing = issuer ? ['-CA', issuer.certificate, '-CAkey', issuer.key] : []
    const asked = extensions.flatMap((one) => ['-addext', one])
    run(
      'req',
      '-x509',
      ...key,
      '-config',
      config,
      '-keyout',
      keyFile,
      '-out',
      certificate,
      '-nodes',
      `-${digest}`,
      '-days',
      `${days}`,
      '-subj',
      name,
      ...asked,
      ...signing,
    )
    return { pem: readFileSync(certificate, 'utf8'), certificate, key: keyFile }
  }
  const sign = (data: Buffer, signer: OpensslCertificate, { isPlain = false } = {}): Buffer => {
    const [file, out] = [put('data', data), path('cms.der')]
    const form = [
      '-binary',
      ...(isPlain ? [] : ['-cades']),
      '-nosmimecap',
      '-md',
      'sha256',
      '-outform',
      'DER',
    ]
    run(
      'cms',
      '-sign',
      ...form,
      '-in',
      file,
      '-signer',
      signer.certificate,
      '-inkey',
      signer.key,
      '-out',
      out,
    )
    return readFileSync(out)
  }
  const stamp = (data: Buffer, authority: OpensslCertificate): Buffer => {
    const serial = put('serial', '01\n')
    const config = put(
      'tsa.cnf',
      `[tsa]\ndefault_tsa=t\n[t]\nserial=${serial}\ndigests=sha256\ndefault_policy=1.2.3.4\nsigner_digest=sha256\nordering=yes\ness_cert_id_alg=sha256\n`,
    )
    const [file, query, reply, token] = [
      put('data', data),
      path('query'),
      path('reply'),
      path('token'),
    ]
    run('ts', '-query', '-data', file, '-sha256', '-cert', '-out', query)
    run(
      'ts',
      '-reply',
      '-config',
      config,
      '-queryfile',
      query,
      '-signer',
      authority.certificate,
      '-inkey',
      authority.key,
      '-out',
      reply,
    )
    run('ts', '-reply', '-config', config, '-in', reply, '-token_out', '-out', token)
    return readFileSync(token)
  }
  return { issue, sign, stamp, close: () => rmSync(folder, { recursive: true }) }
}
