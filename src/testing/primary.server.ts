import cluster from 'node:cluster'
import { Refused, refusal } from '../kernel/refusal.ts'
import { fromWorkers, hearWorker, inPrimary, inWorker } from '../platform/operations/primary.ts'

/** A primary and a worker that ask each other, and print what they heard. */
const double = inPrimary('uji/dua', async (bytes: Uint8Array) => ({ bytes, pid: process.pid }))
const refuse = inPrimary('uji/tolak', async () => {
  throw new Refused(refusal('uji/penuh', 503, 'Sedang penuh.'))
})
const fail = inPrimary('uji/gagal', async () => {
  throw new Error('boom')
})
const count = inPrimary('uji/hitung', async () => [...(await fromWorkers('uji/jumlah')).values()])
inWorker('uji/jumlah', () => 7)

if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' })
  hearWorker(cluster.fork())
} else {
  const { bytes, pid } = await double(new Uint8Array([1, 2]))
  const refused = await refuse(null).catch((error: unknown) => error)
  const failed = await fail(null).catch((error: unknown) => error)
  const heard = {
    bytes: [...bytes],
    byPrimary: pid === process.ppid,
    refused: refused instanceof Refused && refused.refusal,
    failed: String(failed),
    counted: await count(null),
  }
  console.log(JSON.stringify(heard))
  process.exit(0)
}
