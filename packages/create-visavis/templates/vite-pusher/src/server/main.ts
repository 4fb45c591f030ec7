import { serve } from 'srvx';
import { staticMiddleware } from 'srvx/static';
import { createApi } from './api';

// In production: the built page and the API, on the port that PORT names, else 3000.
serve({ middleware: [staticMiddleware({ dir: 'dist' })], fetch: createApi(process.env) });
