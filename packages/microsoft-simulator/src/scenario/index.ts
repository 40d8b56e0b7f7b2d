export { RequestLog, type LoggedRequest, type RequestKind, type RequestReport } from './request-log.js';
export { ScenarioSwitch } from './scenario-switch.js';
export {
  scenarioDescriptions,
  scenarioNames,
  scenarioSchema,
  type Scenario,
  type ScenarioName,
} from './scenario.js';
