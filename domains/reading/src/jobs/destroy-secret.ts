import type { JobContext } from '@lantai/kernel'
import { destroyDocuments } from '../queries/destroy-documents.ts'

/**
 * What a step does when it finds the mark of a state secret in a document that was received: all documents over these bytes, with
 * all that was read out of them, and the bytes. The journal keeps how many they were, for whoever reads it for one of their units.
 */
export async function destroySecret(context: JobContext, digest: string): Promise<void> {
  await context.write('destroyed', async (writing) => {
    const destroyed = await destroyDocuments(writing.db, digest)
    writing.subject({
      kind: 'secret-document', id: String(destroyed.length), lineage: [...new Set(destroyed.flatMap(({ lineage }) => lineage))],
    })
    await writing.destroyOriginal(digest, destroyed.map(({ document }) => document))
  })
}
