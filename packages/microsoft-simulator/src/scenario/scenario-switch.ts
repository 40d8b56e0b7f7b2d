import type { Directory, Tenant } from '../accounts/index.js';
import { scenarioSchema, type Scenario, type ScenarioName } from './scenario.js';

const everythingWorks: Scenario = { name: 'everything-works' };

/** The one scenario that is on, and how often it still applies. */
export class ScenarioSwitch {
  #scenario: Scenario = everythingWorks;

  constructor(private readonly directory: Directory) {}

  /** The scenario that is on; `times` is what is left. */
  get(): Scenario {
    return this.#scenario;
  }

  /**
   * Turns a scenario on in the place of the one before.
   * @throws {ZodError} for anything that is no scenario
   */
  set(scenario: Scenario): Scenario {
    const checked = scenarioSchema.parse(scenario);
    const times = checked.times ?? (checked.name === 'consent-not-yet-effective' ? 2 : undefined);
    this.#scenario = { ...checked, ...(times === undefined ? {} : { times }) };
    return this.#scenario;
  }

  /** Everything works again. */
  clear(): void {
    this.#scenario = everythingWorks;
  }

  /** Whether one of `names` is on for that tenant, without using it up. */
  isOn(name: ScenarioName, tenant: Tenant | null): boolean {
    return this.#scenario.name === name && this.#concerns(tenant);
  }

  /** The scenario if it is `name` and concerns that tenant; that is one of its `times`. */
  use(name: ScenarioName, tenant: Tenant | null): Scenario | null {
    if (!this.isOn(name, tenant)) return null;
    const scenario = this.#scenario;
    if (scenario.times !== undefined) {
      this.#scenario = scenario.times > 1 ? { ...scenario, times: scenario.times - 1 } : everythingWorks;
    }
    return scenario;
  }

  #concerns(tenant: Tenant | null): boolean {
    const wanted = this.#scenario.tenant;
    if (wanted === undefined) return true;
    return tenant !== null && this.directory.findTenant(wanted)?.id === tenant.id;
  }
}
