import { adapterPart, defineErrors } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }

export const serverErrors = defineErrors('server', {
  'demo-folder': { kind: 'conflict', when: 'A real instance is asked for on the folder of a demo instance; one never becomes the other.' },
  'real-folder': { kind: 'conflict', when: 'The demo instance is asked for on the folder of a real instance.' },
  'folder-unknown': { kind: 'conflict', when: 'The folder holds files that are not an instance of this program.' },
  'disk-full': { kind: 'unavailable', when: 'The disk is full at the start, and the reserve was given up before or is not enough.' },
  'ports-taken': { kind: 'unavailable', when: 'Neither the asked port nor the twenty after it is free.' },
  'origin-foreign': { kind: 'forbidden', when: 'A command came with a session cookie from a page of another site.' },
  'role-unsupported': {
    kind: 'invalid',
    when: 'The program was started with a role other than all, web or worker, or web or worker without an external database.',
  },
})

export const serverPart = adapterPart('server', serverErrors.definitions, { 'zh-CN': chinese, en })
