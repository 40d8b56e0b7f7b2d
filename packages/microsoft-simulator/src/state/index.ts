export { IdentityStore } from './identity-store.js';
export {
  newSimulatorState,
  simulatorStateSchema,
  type Consent,
  type Grant,
  type SimulatorState,
} from './simulator-state.js';
export { StateFile } from './state-file.js';
