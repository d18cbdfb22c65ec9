  # e: 24 audio_embedder weight and bias, 26 pos_embed_audio, 27 reward_embedder weight and bias, 29 pos_embed_reward.
  # Heads: 0 the visual one, 1 that of sound, 2 that of the reward.

  # Latents [B][L][D] to tokens [B][L/g][h] without positions.
  def groups(self, x: Tensor, e: List[Tensor]) -> Tensor:
    return (self).exact(torch.reshape(x, [torch.size(x, 0), ${audioTokens}, ${tokenNumbers}]), e[24], e[25])

  # What the cues of all context frames together say to the reward token, [R][1][h], or to all tokens, [R][L/g+1][h]; else 0.
  def heard(self, past: Tensor, motion: Tensor, index: Tensor, e: List[Tensor]) -> Tensor:
    told = torch.zeros([1, 1, 1])
    if ${listens}:
      g = torch.size(past, 0)
      x = torch.reshape(torch.slice(past, 2, ${soundLatents}, ${audioLatents}), [g, -1])
      if ${pastMotion}:
        m = torch.reshape(motion, [g, ${contextFrames}, 3])
        way = torch.slice(m, 2, 0, 2)
        yaw = torch.slice(m, 2, 2, 3)
        x = torch.cat([x, torch.flatten(torch.cat([way, torch.sin(yaw), torch.cos(yaw)], 2), 1)], 1)
      hidden = torch.gelu((self).exact(x, e[${listener}], e[${listener} + 1]))
      told = torch.reshape((self).exact(hidden, e[${listener} + 2], e[${listener} + 3]), [g, -1, ${width}])
      if torch.numel(index) > 0:
        told = torch.index_select(told, 0, index)
    return told

  def audio_tokens(self, x: Tensor, reward: Tensor, heard: Tensor, e: List[Tensor]) -> Tensor:
    sound = (self).groups(x, e) + torch.select(e[26], 0, ${contextFrames})
    token = (self).exact(torch.flatten(torch.unsqueeze(reward, 1), 2), e[27], e[28]) + e[29]
    if ${listenerTellsSound}:
      tokens = torch.cat([sound, token], 1) + heard
    else:
      tokens = torch.cat([sound, token + heard], 1)
    return tokens

  def audio_context(self, x: Tensor, whence: Tensor, e: List[Tensor]) -> Tensor:
    g = torch.size(x, 0)
    tokens = torch.reshape((self).groups(torch.flatten(x, 0, 1), e), [g, ${contextFrames}, ${audioTokens}, ${width}])
    return torch.flatten(tokens + torch.slice(e[26], 0, 0, ${contextFrames}) + whence, 1, 2)

  # Of normalised tokens sound [R][L][D] and reward [R][n][share], then, when learned, their variances.
  def audio_output(self, x: Tensor, told: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    parts = torch.split_with_sizes(x, [${audioTokens}, 1], 1)
    b = torch.size(x, 0)
    sound = torch.chunk(torch.reshape((self).head(parts[0], told, f, 1), [b, ${audioLatents}, -1]), ${outputs}, 2)
    reward = torch.chunk(torch.reshape((self).head(parts[1], told, f, 2), [b, ${rewardNumbers}, -1]), ${outputs}, 2)
    out = [sound[0], reward[0]]
    if torch.len(sound) == 2:
      out = [sound[0], reward[0], sound[1], reward[1]]
    return out

  def answer_audio(self, x: Tensor, reward: Tensor, past: Tensor, motion: Tensor, index: Tensor, told: List[Tensor], e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    context = (self).context_of_rows((self).audio_context(past, (self).whence(motion, e), e), index)
    heard = (self).heard(past, motion, index, e)
    tokens = (self).audio_tokens(x, reward, heard, e)
    return (self).audio_output((self).norm((self).blocks(tokens, context, told, p, 0)), told, f)

  def forward_audio(self, x: Tensor, reward: Tensor, past: Tensor, motion: Tensor, index: Tensor, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor], m: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    told = (self).told((self).conditioning(action, offset, step, e), m, f)
    return (self).answer_audio(x, reward, past, motion, index, told, e, p, f)

  def predict_audio(self, x: Tensor, reward: Tensor, past: Tensor, motion: Tensor, index: Tensor, told: Tensor, which: Tensor, e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    return (self).answer_audio(x, reward, past, motion, index, (self).untold(told, which), e, p, f)

  def answer_audio_visual(self, x: Tensor, sound: Tensor, reward: Tensor, past: Tensor, pastSound: Tensor, motion: Tensor, index: Tensor, told: List[Tensor], e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    whence = (self).whence(motion, e)
    context = torch.cat([(self).visual_context(past, whence, e), (self).audio_context(pastSound, whence, e)], 1)
    visual = (self).visual_tokens(x, e)
    n = torch.size(visual, 1)
    heard = (self).heard(pastSound, motion, index, e)
    tokens = torch.cat([visual, (self).audio_tokens(sound, reward, heard, e)], 1)
    y = (self).norm((self).blocks(tokens, (self).context_of_rows(context, index), told, p, n))
    parts = torch.split_with_sizes(y, [n, torch.size(y, 1) - n], 1)
    v = (self).visual_output(parts[0], told, f)
    a = (self).audio_output(parts[1], told, f)
    out = [v[0], a[0], a[1]]
    if torch.len(v) == 2:
      out = [v[0], a[0], a[1], v[1], a[2], a[3]]
    return out

  def forward_audio_visual(self, x: Tensor, sound: Tensor, reward: Tensor, past: Tensor, pastSound: Tensor, motion: Tensor, index: Tensor, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor], m: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    told = (self).told((self).conditioning(action, offset, step, e), m, f)
    return (self).answer_audio_visual(x, sound, reward, past, pastSound, motion, index, told, e, p, f)

  def predict_audio_visual(self, x: Tensor, sound: Tensor, reward: Tensor, past: Tensor, pastSound: Tensor, motion: Tensor, index: Tensor, told: Tensor, which: Tensor, e: List[Tensor], p: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    return (self).answer_audio_visual(x, sound, reward, past, pastSound, motion, index, (self).untold(told, which), e, p, f)

  # The scalar rewards [R][n] over their shares of the token, and back by the mean.
  def broadcast_reward(self, numbers: Tensor) -> Tensor:
    return torch.contiguous(torch.expand(torch.unsqueeze(numbers, 2), [-1, -1, ${share}]))

  def pool_reward(self, token: Tensor) -> Tensor:
    return torch.mean(token, [2])
