import { describeMetrics } from './contract.ts';
import { promClientMetrics } from './prom-client.ts';

describeMetrics('prom-client', promClientMetrics);
