export { graphRoutes } from './graph-routes.js';
