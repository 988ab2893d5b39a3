import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::activity-type.activity-type');
