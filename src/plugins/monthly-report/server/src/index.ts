import { bootstrap } from './operation/start';
import { contentTypes } from './content-types';
import { controllers } from './assembly/controllers';
import { destroy } from './destroy';
import { middlewares } from './assembly/middlewares';
import { policies } from './access/policies';
import { register } from './register';
import { routes } from './assembly/routes';
import { services } from './assembly/services';
import { config } from './settings';

export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  middlewares,
  policies,
  routes,
  services,
};
