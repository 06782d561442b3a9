// The child process that reads files. It knows nothing but the bytes it is sent: no environment, no files but its own code, no
// names, no database. It ends when its parent closes the pipe.
import { Console } from 'node:console'
import { decodeText } from '@lantai/chinese'
import { ExtractRefusal } from './docx/extract-refusal.ts'
import { extractFile } from './extract-bytes.ts'
import type { Media } from './extract-bytes.ts'
import { loadPdfLibrary } from './pdf/pdf-pages.ts'
import { FrameReader, frameOf } from './frames.ts'
import { freezePrototypes } from './freeze-prototypes.ts'

const request_bytes_max = 2 ** 31

/** The tables of GB18030 and Big5 are built by code that would rather meet prototypes it can write to. */
decodeText(Buffer.from([0xd2, 0xbb, 0xd2, 0xbb, 0x81, 0x30, 0x81, 0x30]))
// The library of PDF completes prototypes when it is loaded, and takes its time: only children that read PDF have it.
if (process.argv[2] === 'pdf') {
  // What a library says of a file must not stand among the answers.
  globalThis.console = new Console(process.stderr)
  await loadPdfLibrary()
}
freezePrototypes()

function answer(header: object, ...body: readonly Uint8Array[]): void {
  for (const part of frameOf(header, ...body)) process.stdout.write(part)
}

async function extract(media: Media, bytes: Uint8Array): Promise<void> {
  try {
    const { text, anchors, encoding, notes, locations } = await extractFile(bytes, media)
    const encoded = Buffer.from(text)
    answer({ encoding, notes, locations, text_bytes: encoded.byteLength }, encoded, anchors)
  } catch (error) {
    if (error instanceof ExtractRefusal) { answer({ refusal: error.code, message: error.message }); return }
    // A string or buffer beyond what the engine can hold is a matter of size, not of the program.
    const isTooLarge = error instanceof RangeError && /Invalid string length|allocation failed/i.test(error.message)
    answer({ failure: isTooLarge ? 'out-of-memory' : 'crashed', message: String(error instanceof Error ? error.stack : error) })
  }
}

const reader = new FrameReader()
process.stdin.on('data', (piece: Buffer) => {
  // The parent asks one question at a time.
  for (const { header, body } of reader.add(piece, request_bytes_max)) void extract((header as { media: Media }).media, body)
})
answer({ ready: true })
