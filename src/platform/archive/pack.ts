import type { Transform } from 'node:stream'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'

/** Makes an archive small. Of one promise there are a file without, with one and with two
 * signatures, of which each holds the one before: a window of 128 MB finds them again. */
export const pack = (level = 3): Transform =>
  createZstdCompress({
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_windowLog]: 27,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    },
  })

/** The archive as it was written; throws where it is no longer whole. */
export const unpack = (): Transform => createZstdDecompress()
