/** The surnames of nine in ten Chinese people, as characters for a class in a pattern. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段侯龙陶黎贺顾毛郝龚邵钱严戴莫汤';
