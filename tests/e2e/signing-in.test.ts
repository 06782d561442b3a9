// Coming in, being locked out, and a session that ends in the middle of work.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { open } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

async function tryToSignIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('登录名', { exact: true }).fill(name)
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Minutes of the day in the bureau's time zone. */
function minuteOfDay(at: Date): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
  const [hours, minutes] = clock.format(at).split(':')
  return Number(hours) * 60 + Number(minutes)
}

describe('signing in', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('says what is missing before anything is sent, and what is wrong without saying which', () => stage.visit({}, async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const summary = page.getByRole('alert')
    await summary.getByRole('link', { name: '登录名' }).click()
    await page.locator('input:focus').and(page.getByLabel('登录名', { exact: true })).waitFor()
    await tryToSignIn(page, 'nobody-here', 'wrong secret 1')
    await summary.getByText('登录名或口令不正确。').waitFor()
    await tryToSignIn(page, 'assessor', 'wrong secret 1')
    await summary.getByText('登录名或口令不正确。').waitFor()
  }))

  it('locks an account after five wrong secrets and says when that ends', () => stage.visit({}, async ({ page }) => {
    await page.goto('/sign-in')
    const summary = page.getByRole('alert')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answered = page.waitForResponse('**/api/org/sign-in')
      await tryToSignIn(page, 'statistician', `wrong secret ${attempt}`)
      await answered
    }
    const locked = await summary.getByText('账号已锁定').innerText()
    const [, hours, minutes] = /(\d{1,2}):(\d{2}) 自动解锁/.exec(locked) ?? []
    const ahead = (Number(hours) * 60 + Number(minutes) - minuteOfDay(new Date()) + 1440) % 1440
    assert.ok(ahead >= 13 && ahead <= 15, `${locked} is ${ahead} minutes ahead`)
    const { secret } = stage.account('statistician')
    await tryToSignIn(page, 'statistician', secret)
    await summary.getByText('自动解锁').waitFor()
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '登录')
  }))

  it('takes a pasted secret, fills in a sample account, and leads back to the page that was asked for', () =>
    stage.visit({}, async ({ page }) => {
    await page.goto('/findings?kind=task')
    const [name, secret] = [page.getByLabel('登录名', { exact: true }), page.getByLabel('口令', { exact: true })]
    await name.fill(stage.account('officer-second').secret)
    await name.press('ControlOrMeta+a')
    await name.press('ControlOrMeta+x')
    await secret.press('ControlOrMeta+v')
    assert.equal(await secret.inputValue(), stage.account('officer-second').secret)
    await secret.fill('')
    await page.getByRole('region', { name: '演示账号' }).getByRole('button', { name: '叶知秋' }).click()
    assert.equal(await name.inputValue(), 'officer-second')
    assert.equal(await secret.inputValue(), stage.account('officer-second').secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '摘录' }).waitFor()
    assert.match(page.url(), /\/findings\?kind=task$/)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  }))

  it('keeps what was typed when the session is ended elsewhere, and sends it once after a new sign-in', () =>
    stage.visit({ as: 'officer-second' }, async ({ page, ask }) => {
    await page.goto('/documents')
    await page.getByRole('button', { name: '粘贴文字' }).click()
    const dialog = page.getByRole('dialog', { name: '粘贴文字' })
    await dialog.getByLabel('标题').fill('登录失效前写的')
    await dialog.getByRole('textbox', { name: '文字' }).fill('写到一半，登录在别处被结束。')
    await stage.visit({ as: 'officer-second' }, async (elsewhere) => {
      await elsewhere.page.goto('/account')
      const others = elsewhere.page.getByRole('button', { name: /^结束登录/ })
      await others.first().click()
      await elsewhere.page.getByRole('dialog').getByRole('button', { name: '结束登录' }).click()
      await others.first().waitFor({ state: 'detached' })
    })
    await dialog.getByRole('button', { name: '收下' }).click()
    const again = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
    await again.getByText('已填写的内容都在', { exact: false }).waitFor()
    assert.equal(await again.getByLabel('登录名', { exact: true }).inputValue(), 'officer-second')
    await again.getByLabel('口令', { exact: true }).fill('not this one')
    await again.getByRole('button', { name: '登录', exact: true }).click()
    await again.getByRole('alert').getByText('登录名或口令不正确。').waitFor()
    await again.getByLabel('口令', { exact: true }).fill(stage.account('officer-second').secret)
    await again.getByRole('button', { name: '登录', exact: true }).click()
    await again.waitFor({ state: 'hidden' })
    const article = await open(page, '登录失效前写的')
    assert.equal((await article.innerText()).trim(), '写到一半，登录在别处被结束。')
    const { documents } = await ask('reading.list-documents')
    assert.equal(documents.filter((one: { name: string }) => one.name === '登录失效前写的').length, 1)
  }))

  it('keeps a form that is still open when the session ends under it', () => stage.visit({ as: 'sysadmin' }, async ({ page, ask }) => {
    await page.goto('/units?tab=people')
    await page.getByRole('button', { name: '新增人员' }).click()
    const dialog = page.getByRole('dialog', { name: '新增人员' })
    await dialog.getByLabel('姓名').fill('白露')
    await dialog.getByLabel('登录名').fill('bai.lu')
    await dialog.getByLabel('所在单位').fill('学前教育科')
    await page.getByTitle('学前教育科').last().click()
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: '保存' }).click()
    const again = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
    // An empty field of the form behind it would take what is typed as a secret.
    await again.locator('input:focus').and(again.getByLabel('口令', { exact: true })).waitFor()
    await again.getByLabel('口令', { exact: true }).fill(stage.account('sysadmin').secret)
    await again.getByRole('button', { name: '登录', exact: true }).click()
    const secret = page.getByRole('dialog', { name: '首次口令，只显示这一次' })
    await secret.getByText('bai.lu', { exact: true }).waitFor()
    await secret.getByRole('button', { name: '已抄下，关闭' }).click()
    const { people } = await ask('org.list-people', { text: '白露' })
    assert.deepEqual(people.map((one: { name: string; unit: { name: string } }) => [one.name, one.unit.name]), [['白露', '学前教育科']])
  }))
})
