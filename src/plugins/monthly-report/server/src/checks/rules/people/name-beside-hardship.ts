import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';
import { SURNAMES } from './surnames';

const COMPOUND = '欧阳|司马|上官|诸葛|夏侯|司徒|尉迟|皇甫|慕容|令狐';
/** 王奶奶, 李女士, 陈老师: a form of address, not a given name. */
const ADDRESS =
  '奶奶|爷爷|婆婆|阿婆|阿公|大爷|大妈|大娘|大伯|伯伯|叔叔|阿姨|大叔|女士|先生|小姐|太太|老师|医生|大夫|护士|师傅|同学|同志|书记|主任|大姐|大哥|姐姐|哥哥|妹妹|弟弟|嫂子|老伯|老太|[叔姨姐哥妈爸嫂伯爷奶婆姓氏老家总工]';
/** Given names have one or two characters; 某 hides one. */
const NAME = `(?<name>(?:${COMPOUND}|[${SURNAMES}])(?![某×ＸX]|${ADDRESS})[\\p{Script=Han}]{1,2})`;
const HARDSHIP =
  '困境儿童|留守儿童|流动儿童|孤儿|事实无人抚养儿童|患儿|患者|病人|感染者|受助人|受助者|受助学生|受助儿童|受助对象|救助对象|帮扶对象|服务对象|低保户|低保对象|特困户|特困人员|特困老人|困难户|困难家庭|困难学生|贫困户|贫困生|单亲妈妈|失独老人|失独家庭|孤寡老人|独居老人|空巢老人|失能老人|残疾人|残障人士|残障儿童|自闭症儿童|孤独症儿童|心智障碍者|社区矫正对象|刑满释放人员|戒毒人员';
const MINOR =
  '(?<![\\d.])(?:[1-9]|1[0-7]) ?岁的?(?:小朋友|小男孩|小女孩|男孩|女孩|孩子|学生)?|小学生|中学生|初中生|高中生|[一二三四五六]年级(?:的|学生|小学生)?|幼儿园的?小朋友';

/** Only these may follow a name: marks, verbs, a role. */
const AFTER_A_NAME =
  '(?=$|[\\s，。、；：！（(“”！,.;]|[的说在是和与收领获得拿到住因患被今来从高笑家也就有把向为给对告表感]|同学|小朋友|奶奶|爷爷|阿姨|一家|家里|夫妇)';
/** Words that begin with the character of a surname but are no names. */
const NO_NAME =
  /^(?:关[爱怀注心]|高[度兴]|成[长功]|方[面便式法]|安[全置心]|周[边围末期]|余[下名人]|何[时处]|金[额融]|万[元名人]|马[上路]|黄[色金河]|白[天色]|田[间地]|林[区业]|江[边]|程[度序]|常[年见]|陈[列述旧]|张[贴开罗望]|许[多久愿]|谢[意谢]|吴[江]|孙[子女]|段[时落]|付[出费款]|顾[问客虑]|严[重格寒]|夏[天季日令]|秦[腔]|龙[头舟]|汤[圆药]|贺[卡信]|毛[巾衣毯线]|钱[款包]|钟[头表]|曾[经]|唐[装诗人]|宋[词代]|蒋|莫[大名过]|侯[车]|易[拉]|路[过边上]|明[天显白]|时[间候]|和[谐睦]|于[是])/u;

const AFTER_HARDSHIP = new RegExp(
  `(?:${HARDSHIP}|${MINOR})(?:代表|家庭|家属|家长)?[：:“]?${NAME}${AFTER_A_NAME}`,
  'gmu',
);
const BEFORE_HARDSHIP = new RegExp(
  `(?<=^|[\\s，。、；：！？“”（(和与]|看望|慰问|走访|帮助|陪伴|为|给)${NAME}(?:同学|小朋友|老人)?(?:（|\\(|是一?[名位个]?|，是一?[名位个]?|，?(?:今年)?(?:[1-9]|1[0-7]) ?岁，?是?)(?:[\\p{Script=Han}]{0,4})(?:${HARDSHIP})`,
  'gmu',
);
const PSEUDONYM = /^[（(]?[^，。）)]{0,4}(?:化名|为化名|音译)/u;
const LONGEST_NAME = 4;

function spotsIn(text: string): Spot[] {
  return [...text.matchAll(AFTER_HARDSHIP), ...text.matchAll(BEFORE_HARDSHIP)].flatMap(
    ({ index, 0: words, groups = {} }): Spot[] => {
      const name = groups.name ?? '';
      const at = index + words.indexOf(name);
      const after = text.slice(at + name.length, at + name.length + 2 * LONGEST_NAME);
      if (NO_NAME.test(name) || PSEUDONYM.test(after)) return [];
      return [
        {
          index: at,
          words: name,
          severity: 'warning',
          says: {
            'zh-Hans': `“${name}”像是全名，旁边写着处境或未成年的年龄；请隐去名字（如“${name.charAt(0)}某”）或用化名并注明。`,
            en: `“${name}” looks like a full name beside a hardship or the age of a minor; keep the given name back, or say that it is changed.`,
          },
        },
      ];
    },
  );
}

export const nameBesideHardship: Check = {
  code: 'name-beside-hardship',
  title: { 'zh-Hans': '困境人群的全名', en: 'Full name beside a hardship' },
  rule: {
    'zh-Hans':
      '困境儿童、患者、受助者、独居老人一类的人，以及十八岁以下的孩子，不写全名（《未成年人保护法》第四条、《个人信息保护法》第二十八条）；隐去名字、只写称呼或注明化名的不算。',
    en: 'People in hardship (children at risk, patients, beneficiaries, old people living alone) and children under eighteen are not named in full (Law on the Protection of Minors, art. 4; Personal Information Protection Law, art. 28); names kept back, forms of address and names said to be changed pass.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('独居老人王秀英收到了米，8岁的李小明也来帮忙。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('独居老人王奶奶、李某某、患者张明（化名）来了，困境儿童关爱行动。')],
      }),
  },
};
