// One app with all that a platform team has beside this library: bindings that it generated itself (`cdktf get`, in .gen), iterators,
// functions, local values, aspects, escape hatches, outputs, and a prefetcher that two stacks share.
import { App } from 'cdktf';
import { type Playlist, mixed } from './stacks';

const PLAYLISTS: Readonly<Record<string, Playlist>> = {
  drama: { hour: '4', media: ['8e7b1668c7596552b264cc33c8a370b9', '299a288e6a56c5b010c532327a5bf697'] },
  news: { hour: '6', media: ['5f7580b13350349ff148bbc7e79d6ccb'] },
};

const app = new App();
mixed(app, PLAYLISTS);
app.synth();
