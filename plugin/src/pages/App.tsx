import React from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { SceneApp, useSceneApp } from '@grafana/scenes';
import { overviewPage } from './overview/overviewPage';
import { pageUrl } from './routes';

function sceneApp() {
  return new SceneApp({
    pages: [overviewPage()],
    urlSyncOptions: { updateUrlOnInit: true, createBrowserHistorySteps: true },
  });
}

export function App() {
  const scene = useSceneApp(sceneApp);
  return (
    <Routes>
      <Route index element={<Navigate to={pageUrl('overview')} replace />} />
      <Route path="*" element={<scene.Component model={scene} />} />
    </Routes>
  );
}
