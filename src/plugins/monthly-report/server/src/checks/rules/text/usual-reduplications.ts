/** Reduplications that Chinese uses: words repeated on purpose. */

const ASPECT = new Set('了着过');

/** Delimitative verbs, ABAB: “for a bit”. */
const VERBS = new Set(
  (
    '研究 讨论 商量 考虑 了解 学习 体验 感受 交流 沟通 介绍 认识 熟悉 锻炼 活动 运动 休息 放松 打扫 收拾 整理 清理 布置 ' +
    '准备 练习 复习 检查 观察 参观 参谋 欣赏 品尝 尝试 表演 展示 分享 回忆 回顾 总结 反思 琢磨 打听 打扮 照顾 照看 关心 ' +
    '帮助 帮忙 鼓励 走动 溜达 活跃 热闹 高兴 开心 轻松 凉快 暖和 比较 比划 摆弄 张罗 ' +
    '盘点 合计 核对 统计 调查 探讨 商议 请教 指点 指导 修理 修补 维护 调整 改进 补充 见识 享受 凑合'
  ).split(' '),
);

/** Adverbs, adjectives, greetings, calls and sounds. */
const OTHERS = new Set(
  (
    '非常 十分 特别 很多 好多 许多 好久 很久 永远 真的 确实 雪白 碧绿 通红 笔直 冰凉 火热 滚烫 漆黑 ' +
    '加油 欢迎 你好 再见 感谢 恭喜 不要 不用 没有 不是 可以 快来 快看 好的 是的 哎呀 ' +
    '叮咚 哗啦 噼啪 咕咚 扑通 滴答 吧嗒 吱呀 轰隆 叽喳 咔嚓 呼啦 嘀嗒'
  ).split(' '),
);

/** 一起, 一直: no number of anything, unlike 一铲 and 两个. */
const NO_MEASURE = new Set(
  '一起 一直 一定 一样 一般 一致 一同 一切 一旦 一律 一共 一并 一向 一方 一道 一些'.split(' '),
);

/** Sounds as they are written: 咚咚锵, 哗啦. */
const SOUNDS =
  /^[咚锵哒嗒啪叮当铛咣哐嘟嘀滴答嘭砰噗哗啦嘎吱呀叽喳喵汪咩哞轰隆咔嚓咯唧啾呼噜嗡嘶哧嗖唰沙咕嘻哈嘿呵哎哟噼嘣乒乓咪嗨哼]+$/u;

/** A verb behind one of these is a noun: 本次活动, 这场培训. */
const BEFORE_A_NOUN = /[次场期项届类的该此各]$/u;

const NUMERALS = /^[零〇一二三四五六七八九十百千万两几]+$/u;

/**
 * Whether a word may be repeated at once.
 * @param word the repeated word, without its repetition
 * @param before the character before it, or nothing at the beginning of the text
 * @param next the character after it, or nothing at the end of the text
 */
export function isUsualReduplication(word: string, before: string, next: string): boolean {
  if (VERBS.has(word)) return !ASPECT.has(next) && !BEFORE_A_NOUN.test(before);
  if (NO_MEASURE.has(word)) return false;
  // 一铲一铲, 两个两个, 哈哈哈哈, 二〇二〇
  return (
    OTHERS.has(word) ||
    SOUNDS.test(word) ||
    /^[一两几]/u.test(word) ||
    new Set(word).size === 1 ||
    NUMERALS.test(word)
  );
}
