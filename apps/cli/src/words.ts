// What the command line itself says; sentences of operations come from the server in the same language.
import process from 'node:process'

export type Language = 'zh-CN' | 'en'

/** Chinese unless the environment asks for English: LANTAI_LANGUAGE first, then the system's own setting. */
export function language(): Language {
  const { LANTAI_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env
  return /^en/i.test(LANTAI_LANGUAGE ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '') ? 'en' : 'zh-CN'
}

const chinese = {
  unknownCommand: (word: string) => `没有“${word}”这个命令。用 lantai help 查看全部命令。`,
  unknownFlag: (flag: string, command: string) => `${command} 没有 ${flag} 这一项。用 lantai help ${command} 查看用法。`,
  flagNeedsValue: (flag: string) => `${flag} 后面缺少内容。`,
  unexpected: (word: string) => `多出的内容：“${word}”。各项都写成 --名称 内容 的形式。`,
  fileUnreadable: (path: string, reason: string) => `读不到文件“${path}”（${reason}）。`,
  fileTooLarge: (path: string, megabytes_max: number) => `文件“${path}”超过 ${megabytes_max} MB，没有上传。`,
  notSignedIn: '还没有登录。请先运行 lantai sign-in。',
  askAddress: '服务器地址',
  askName: '登录名',
  askSecret: '密码（输入时不显示）',
  signedIn: (name: string, until: string) => `已登录：${name}。令牌有效至 ${until}，可在网页“我的账号”中注销。`,
  mustChange: '首次登录须先修改密码：请在网页上登录并修改。',
  signedOut: '已退出登录。',
  unreachable: (url: string) => `连不上 ${url}。服务可能没有启动（lantai up），或地址不对（LANTAI_URL）。`,
  uploading: (share: number) => `上传中 ${share}%`,
  more: '还有更多，用上面最后一行的 cursor 翻页。',
  nothing: '（没有内容）',
  brokenInstall: '网页没有生成，请重新运行 npm start。',
  dataMissing: '请用 --data 指定数据文件夹，或用 --demo 启动演示实例。',
  folderMissing: (folder: string) => `没有数据文件夹“${folder}”。`,
  rebuilding: (folder: string) => `正在重建“${folder}”的搜索索引…`,
  rebuilt: (dropped: number, built: number, unfinished: number) => [
    built > 0 ? `已由运行中的服务重建 ${built} 份索引。` : '', unfinished > 0 ? `有 ${unfinished} 份索引仍在重建，服务会继续完成。` : '',
    built + unfinished === 0 ? '没有运行中的服务，下次启动时自动建立索引。' : '', dropped > 0 ? `已清除 ${dropped} 份旧索引。` : '',
  ].join(''),
  stopping: '正在结束…',
  stopped: '已结束，数据已保存。',
}

const english: typeof chinese = {
  unknownCommand: (word) => `There is no command “${word}”. See lantai help.`,
  unknownFlag: (flag, command) => `${command} has no ${flag}. See lantai help ${command}.`,
  flagNeedsValue: (flag) => `${flag} needs a value.`,
  unexpected: (word) => `Unexpected: “${word}”. Everything is written as --name value.`,
  fileUnreadable: (path, reason) => `Cannot read “${path}” (${reason}).`,
  fileTooLarge: (path, megabytes_max) => `“${path}” is larger than ${megabytes_max} MB and was not uploaded.`,
  notSignedIn: 'Not signed in. Run lantai sign-in first.',
  askAddress: 'Server address',
  askName: 'Sign-in name',
  askSecret: 'Password (not shown)',
  signedIn: (name, until) => `Signed in as ${name}. The token is good until ${until}; it can be ended on the page “My account”.`,
  mustChange: 'The first password must be changed first: sign in on the web page.',
  signedOut: 'Signed out.',
  unreachable: (url) => `Cannot reach ${url}. The server may not be running (lantai up), or the address is wrong (LANTAI_URL).`,
  uploading: (share) => `uploading ${share}%`,
  more: 'There is more; page on with the cursor of the last row.',
  nothing: '(nothing)',
  brokenInstall: 'The pages were not built; run npm start again.',
  dataMissing: 'Name a data folder with --data, or start the demo with --demo.',
  folderMissing: (folder) => `There is no folder “${folder}”.`,
  rebuilding: (folder) => `Building the search index of “${folder}” anew…`,
  rebuilt: (dropped, built, unfinished) => [
    built > 0 ? `Built anew by the running server: ${built}.` : '', unfinished > 0 ? `Still being built by the server: ${unfinished}.` : '',
    built + unfinished === 0 ? 'No server runs; its next start builds the index.' : '', dropped > 0 ? `Old ones dropped: ${dropped}.` : '',
  ].filter((part) => part !== '').join(' '),
  stopping: 'stopping…',
  stopped: 'Stopped; the data is safe.',
}

export function wordsOf(): typeof chinese { return language() === 'en' ? english : chinese }

/** Messages go to standard error, so that answers on standard output can be piped. */
export function say(text: string): void { process.stderr.write(`${text}\n`) }
