import { row, type View } from './view';

export const indicator: View = {
  uid: 'api::indicator.indicator',
  mainField: 'label',
  sort: ['code', 'ASC'],
  pageSize: 50,
  list: ['label', 'code', 'unit', 'source', 'aggregationType', 'decimals'],
  edit: [
    row('label', 'labelEn'),
    row('code', 'unit', 'unitEn'),
    row('source', 'counts', 'decimals'),
    row('aggregationType', 'calculationFormulaAcrossPeriods'),
    row('direction', 'isKeyFigure'),
    row('lowest', 'highest'),
    row('parts'),
    row('dimensions'),
    row('numerator', 'denominator', 'factor'),
  ],
};
