/** Texts of stories that differ like those of different writers: two of them share at most a few sentences. */

const PLACES = [
  '小区广场',
  '社区活动室',
  '学校操场',
  '村口的凉亭',
  '养老服务站',
  '楼下的长廊',
  '图书角',
  '河边步道',
];
const PEOPLE = ['居民', '志愿者', '老师', '孩子们', '网格员', '楼组长', '退休教师', '年轻父母'];
const DEEDS = [
  '学习垃圾分类',
  '整理旧书',
  '照料花园',
  '练习急救',
  '辨认植物',
  '修理家电',
  '绘制地图',
  '准备午餐',
];
const ENDS = [
  '大家约好下月再来',
  '有人提议多办几次',
  '晚饭前才散去',
  '新来的邻居也留了电话',
  '下一次换个地方',
  '材料都留给了社区',
];

/** A 32-bit hash of a number (the finaliser of MurmurHash3). */
function hash(number, purpose) {
  let value = (number + Math.imul(purpose, 0x9e3779b1)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const pick = (list, story, purpose) => list[hash(story, purpose) % list.length];

/** Characters of common words in the text's own order, which makes it look like one writer's. */
const WORDS = '春夏秋冬早晚山水花草树木书画琴棋茶饭米面风雨云雪桥路灯门窗院墙井田园林河湖江海石沙泥土';
function ownWords(story, purpose) {
  let text = '';
  for (let at = 0; at < 24; at += 1) text += WORDS[hash(story * 31 + at, purpose) % WORDS.length];
  return text;
}

const SENTENCES = 5;
const PARAGRAPHS = 3;

function sentence(story, purpose) {
  const at = purpose * 7;
  const place = pick(PLACES, story, at + 1);
  const people = pick(PEOPLE, story, at + 2);
  return `${people}在${place}${pick(DEEDS, story, at + 3)}，说起${ownWords(story, at + 4)}，${pick(ENDS, story, at + 5)}。`;
}

/** The body of a story, three paragraphs of five sentences. */
export const bodyOf = (story) =>
  Array.from({ length: PARAGRAPHS }, (_, paragraph) => ({
    type: 'paragraph',
    children: [
      {
        type: 'text',
        text: Array.from({ length: SENTENCES }, (__, at) =>
          sentence(story, paragraph * SENTENCES + at + 1),
        ).join(''),
      },
    ],
  }));

export const titleOf = (story) => `${pick(PLACES, story, 201)}里的${ownWords(story, 202).slice(0, 6)}`;
