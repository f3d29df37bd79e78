# Build with the toolchain, run without it. Not built where this was written (no Docker engine there).
FROM node:22-bookworm AS build
WORKDIR /hunch
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf dist/sandbox sandbox

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /hunch
COPY --from=build --chown=node:node /hunch /hunch
RUN mkdir -p /hunch/data && chown node:node /hunch/data
USER node
VOLUME /hunch/data
CMD ["node", "dist/src/main.js"]
